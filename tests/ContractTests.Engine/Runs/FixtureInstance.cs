using System.Globalization;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>One resource made from a fixture. With a <see cref="Failure"/> it cannot be used, though parts of it may exist and be deleted.</summary>
internal sealed class FixtureInstance(Fixture fixture, VariableScope scope, DateTimeOffset started)
{
    private readonly List<CaseStep> _steps = [];

    public Fixture Fixture { get; } = fixture;

    /// <summary>What the fixture's own requests see.</summary>
    public VariableScope Scope { get; } = scope;

    public Dictionary<string, VariableValue> Values { get; } = [];

    /// <summary>Why the fixture cannot be used, as a sentence's end.</summary>
    public string? Failure { get; set; }

    /// <summary>What came of the request that failed, where one was sent.</summary>
    public Observation? FailedFor { get; set; }

    /// <summary>How to tell of its creation.</summary>
    public CaseStep Told => new(StepKind.Fixture, $"create the fixture `{Fixture.Name}`", started, Elapsed, Failure is not null ? StepOutcome.Broken : _steps.Exists(s => s.Outcome != StepOutcome.Passed) ? StepOutcome.Failed : StepOutcome.Passed, Failure) { Steps = _steps };

    /// <summary>How to tell of it to one of the cases that share it; `waited` is how long that case had to wait for it.</summary>
    public CaseStep ToldAsShared(DateTimeOffset asked, TimeSpan waited) => new(
        StepKind.Fixture,
        string.Create(CultureInfo.InvariantCulture, $"use the shared fixture `{Fixture.Name}`, created at {started:HH:mm:ss} UTC"),
        asked,
        waited,
        Failure is null ? StepOutcome.Passed : StepOutcome.Broken,
        Failure);

    /// <summary>Something was created on the server.</summary>
    public bool Exists { get; set; }

    private TimeSpan Elapsed => _steps is [.., var last] ? last.Started + last.Elapsed - started : TimeSpan.Zero;

    /// <summary>Why nobody knows whether something was created, as a sentence's end; null where it is known.</summary>
    public string? Doubt { get; set; }

    public void Add(CaseStep step) => _steps.Add(step);
}

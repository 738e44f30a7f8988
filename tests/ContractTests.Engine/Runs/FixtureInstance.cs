using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>One resource made from a fixture. With a <see cref="Failure"/> it cannot be used, though parts of it may exist and be deleted.</summary>
internal sealed class FixtureInstance(Fixture fixture, VariableScope scope)
{
    public Fixture Fixture { get; } = fixture;

    /// <summary>What the fixture's own requests see.</summary>
    public VariableScope Scope { get; } = scope;

    public Dictionary<string, VariableValue> Values { get; } = [];

    /// <summary>Why the fixture cannot be used, as a sentence's end.</summary>
    public string? Failure { get; set; }

    /// <summary>What came of the request that failed, where one was sent.</summary>
    public Observation? FailedFor { get; set; }

    /// <summary>Something was created on the server.</summary>
    public bool Exists { get; set; }

    /// <summary>Why nobody knows whether something was created, as a sentence's end; null where it is known.</summary>
    public string? Doubt { get; set; }
}

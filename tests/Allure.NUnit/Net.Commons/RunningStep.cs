using NUnit.Framework;
using NUnit.Framework.Internal;

namespace Allure.Net.Commons;

/// <summary>A step from its start until it is disposed of: passed, unless it was told of an error.</summary>
internal sealed class RunningStep : IDisposable
{
    private readonly AllureLifecycle _lifecycle;
    private readonly Scope _outer;
    private readonly StepResult _step;
    private Status _status = Status.passed;
    private StatusDetails? _details;

    private RunningStep(AllureLifecycle lifecycle, Scope outer, string name)
    {
        _lifecycle = lifecycle;
        _outer = outer;
        _step = new() { name = name };
        _step.Begin();
        outer.Change(outer.Innermost, parent => parent.steps.Add(_step));
        lifecycle.Scope = outer.Within(_step);
    }

    /// <summary>Null where no test runs.</summary>
    public static RunningStep? Start(string name)
    {
        var lifecycle = AllureLifecycle.Instance;
        return lifecycle.Scope is { } outer ? new(lifecycle, outer, name) : null;
    }

    /// <summary>A failed assertion fails the step; anything else, even <c>Assert.Ignore</c>, breaks it.</summary>
    public void Fail(Exception error)
    {
        _status = error is AssertionException or MultipleAssertException or NUnitException ? Status.failed : Status.broken;
        _details = StatusDetails.Of(error);
    }

    public void Dispose()
    {
        _outer.Change(_step, step => step.Finish(_status, _details));
        _lifecycle.Scope = _outer;
    }
}

namespace Allure.Net.Commons;

/// <summary>Where the code runs that calls Allure: in which test, and in which of its steps.</summary>
internal sealed class Scope
{
    private readonly Lock _gate;

    public Scope(TestResult test, TestResultContainer container)
        : this(test, container, test, new())
    {
    }

    private Scope(TestResult test, TestResultContainer container, ExecutableItem innermost, Lock gate)
    {
        Test = test;
        Container = container;
        Innermost = innermost;
        _gate = gate;
    }

    public TestResult Test { get; }

    public TestResultContainer Container { get; }

    /// <summary>The step that takes the next step or attachment, or the test when no step runs.</summary>
    public ExecutableItem Innermost { get; }

    public Scope Within(StepResult step) => new(Test, Container, step, _gate);

    /// <summary>Every change goes through here, since a test may work in several threads.</summary>
    public void Change<T>(T item, Action<T> change)
    {
        lock (_gate)
            change(item);
    }
}

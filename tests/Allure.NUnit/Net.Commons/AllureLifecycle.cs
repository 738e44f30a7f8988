using Allure.Net.Commons.Configuration;
using Allure.Net.Commons.Writing;

namespace Allure.Net.Commons;

/// <summary>The results of the tests that run in this process. What is current flows with <c>async</c>, so parallel tests do not meet.</summary>
public sealed class AllureLifecycle
{
    private static readonly Lazy<AllureLifecycle> Single = new(() => new(ConfigurationFile.Read()));

    private readonly AsyncLocal<Scope?> _scope = new();

    private AllureLifecycle(AllureConfiguration configuration)
    {
        AllureConfiguration = configuration;
        Folder = new(configuration.Directory);
    }

    public static AllureLifecycle Instance => Single.Value;

    public AllureConfiguration AllureConfiguration { get; }

    /// <summary>The same as the configuration's directory. Later packages mark this property as obsolete, and not that one.</summary>
    public string ResultsDirectory => AllureConfiguration.Directory;

    internal ResultsFolder Folder { get; }

    internal Scope? Scope
    {
        get => _scope.Value;
        set => _scope.Value = value;
    }

    /// <summary>Changes any field of the current test. Status and its details are decided after the test and replace what is set here.</summary>
    /// <exception cref="InvalidOperationException">No test with <c>[AllureNUnit]</c> is running here.</exception>
    public AllureLifecycle UpdateTestCase(Action<TestResult> update)
    {
        var scope = RequireScope();
        scope.Change(scope.Test, update);
        return this;
    }

    /// <summary>Changes the current test's own container. It is written when it has <c>befores</c> or <c>afters</c>.</summary>
    /// <exception cref="InvalidOperationException">No test with <c>[AllureNUnit]</c> is running here.</exception>
    public AllureLifecycle UpdateTestContainer(Action<TestResultContainer> update)
    {
        var scope = RequireScope();
        scope.Change(scope.Container, update);
        return this;
    }

    /// <summary>Deletes all files and folders in the results folder.</summary>
    public void CleanupResultDirectory() => Folder.Clean();

    private Scope RequireScope() => Scope ?? throw new InvalidOperationException("No test context is active.");
}

using System.Text;
using Allure.Net.Commons;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using TestResult = Allure.Net.Commons.TestResult;

namespace Allure.NUnit.Core;

/// <summary>Adds to a result what NUnit knows after the test, and writes it.</summary>
internal static class FinishedTest
{
    public static void Write(ITest test, Scope scope)
    {
        AttachConsoleOutput(scope);
        var nunit = TestContext.CurrentContext.Result;
        scope.Change(scope.Test, result =>
        {
            NUnitProperties.AddTo(result, test);
            AddDefaultSuites(result, test);
            result.Finish(Outcome.StatusOf(nunit), Outcome.DetailsOf(nunit));
            TestIdentity.Complete(result);
            AllureLifecycle.Instance.Folder.Write(result); // in here, lest a thread that outlives the test change it meanwhile
        });
        scope.Change(scope.Container, WriteUnlessEmpty);
    }

    private static void WriteUnlessEmpty(TestResultContainer container)
    {
        if (container.befores.Count + container.afters.Count == 0)
            return;
        container.stop = ExecutableItem.Now;
        AllureLifecycle.Instance.Folder.Write(container);
    }

    private static void AttachConsoleOutput(Scope scope)
    {
        var output = TestExecutionContext.CurrentContext.CurrentResult.Output;
        if (!string.IsNullOrWhiteSpace(output))
            AllureApi.Attach(scope, "Console Output", "text/plain", Encoding.UTF8.GetBytes(output), ".txt");
    }

    private static void AddDefaultSuites(TestResult result, ITest test)
    {
        if (result.labels.Exists(label => label.name is "parentSuite" or "suite" or "subSuite"))
            return;
        var fixture = test.Parent;
        while (fixture is not null and not TestFixture)
            fixture = fixture.Parent;
        var name = fixture?.FullName ?? test.ClassName ?? "";

        if (test.TypeInfo?.Assembly.GetName().Name is { Length: > 0 } assembly)
            result.labels.Add(Label.ParentSuite(assembly));
        if (ClassName.Namespace(name) is { Length: > 0 } space)
            result.labels.Add(Label.Suite(space));
        if (ClassName.WithoutNamespace(name) is { Length: > 0 } className)
            result.labels.Add(Label.SubSuite(className));
    }
}

using System.Collections.Concurrent;
using Allure.Net.Commons;
using Allure.NUnit.Core;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Allure.NUnit;

/// <summary>Writes an Allure result for every test of the class. Ignored and explicit tests never start, so they leave none.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class AllureNUnitAttribute : PropertyAttribute, ITestAction
{
    // NUnit may call the two hooks in unrelated flows of control, so AsyncLocal alone would not do.
    private static readonly ConcurrentDictionary<string, Scope> Running = new();

    public ActionTargets Targets => ActionTargets.Test | ActionTargets.Suite;

    public void BeforeTest(ITest test)
    {
        if (test.IsSuite)
            return;
        var scope = StartedTest.Scope(test);
        if (Running.TryAdd(test.Id, scope)) // false when both a class and its interface have the attribute
            AllureLifecycle.Instance.Scope = scope;
    }

    public void AfterTest(ITest test)
    {
        if (!Running.TryRemove(test.Id, out var scope))
            return;
        AllureLifecycle.Instance.Scope = null;
        FinishedTest.Write(test, scope);
    }
}

using Allure.Net.Commons;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using TestResult = Allure.Net.Commons.TestResult;

namespace Allure.NUnit.Core;

/// <summary>What Allure knows of a test before it runs.</summary>
internal static class StartedTest
{
    public static Scope Scope(ITest test)
    {
        var result = Result(test);
        result.Begin();
        var container = new TestResultContainer { uuid = NewId(), name = test.FullName, start = result.start };
        container.children.Add(result.uuid!); // Result has just set it
        return new(result, container);
    }

    private static TestResult Result(ITest test)
    {
        var className = test.ClassName ?? "";
        var result = new TestResult
        {
            uuid = NewId(),
            name = test.Parent is ParameterizedMethodSuite method ? method.Name : test.Name, // SetName is lost, as in the package
            fullName = FullName.Of(test),
            labels =
            [
                Label.Thread(),
                Label.Host(),
                Label.Language(),
                Label.Framework("NUnit"),
                Label.Package(className),
                Label.TestMethod(test.MethodName ?? ""),
                Label.TestClass(ClassName.WithoutNamespace(className)),
            ],
        };
        AddArguments(test, result);
        return result;
    }

    private static void AddArguments(ITest test, TestResult result)
    {
        if (test.Arguments.Length == 0 || test.Method is null)
            return;
        foreach (var (parameter, argument) in test.Method.GetParameters().Zip(test.Arguments))
            result.parameters.Add(new() { name = parameter.ParameterInfo.Name, value = ParameterText.Of(argument) });
    }

    private static string NewId() => Guid.NewGuid().ToString();
}

using Allure.Net.Commons;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Allure.NUnit.Core;

/// <summary>What became of a test, from NUnit's words into Allure's.</summary>
internal static class Outcome
{
    public static Status StatusOf(TestContext.ResultAdapter result) => result.Outcome.Status switch
    {
        TestStatus.Passed => Status.passed,
        TestStatus.Skipped => Status.skipped,
        TestStatus.Failed when OnlyByAssertions(result) => Status.failed,
        TestStatus.Failed or TestStatus.Inconclusive or TestStatus.Warning => Status.broken,
        _ => Status.none,
    };

    /// <summary>Null for a test that said nothing.</summary>
    public static StatusDetails? DetailsOf(TestContext.ResultAdapter result)
    {
        var silent = string.IsNullOrWhiteSpace(result.Message);
        return silent && string.IsNullOrWhiteSpace(result.StackTrace)
            ? null
            : new() { message = silent ? $"Test {result.Outcome.Status}" : result.Message, trace = result.StackTrace };
    }

    private static bool OnlyByAssertions(TestContext.ResultAdapter result)
    {
        var assertions = result.Assertions.ToList();
        return assertions.Count > 0 && assertions.TrueForAll(assertion => assertion.Status != AssertionStatus.Error);
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Services;
using ContractTests.Judgements;
using ContractTests.Runs;
using ContractTests.Suite.AllureResults;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace ContractTests.Suite;

/// <summary>
/// Runs the NUnit suite in this process, without adapter or build. One thread is enough: the requests run ahead of NUnit, and each test only
/// waits for its own result. NUnit's queues of work and of events would each keep a processor busy with waiting, which the requests need.
/// </summary>
internal static partial class InProcessRunner
{
    private const int MostTold = 3;

    private static readonly Dictionary<string, object> Settings = new() { [FrameworkPackageSettings.NumberOfTestWorkers] = 0, [FrameworkPackageSettings.SynchronousEvents] = true };

    /// <summary>
    /// Runs the selected cases; the suite's tests are made from the current session. Returns, as sentences, where NUnit ended otherwise than the
    /// cases did: a test that did not run, or one that fell over while it told a report of its case.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Run(ContractRun run, IReadOnlyList<ContractCase> selected)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(Assembly.GetExecutingAssembly(), Settings);
        var ahead = run.RunAhead(selected);
        var suite = await Task.Run(() => runner.Run(TestListener.NULL, TestFilter.Empty));
        await ahead;

        var tests = Leaves(suite).Where(t => t.Test.Arguments is [string]).ToDictionary(t => (string)t.Test.Arguments[0]!); // the pattern says that it is one
        var missing = selected.Count(c => !tests.ContainsKey(c.Id));
        var faults = new List<string>();
        if (missing > 0)
            faults.Add($"{Gate.Counted(missing, "case")} never reached NUnit: {suite.Message}");
        var unwritten = new List<string>();
        foreach (var contractCase in selected.Where(c => tests.ContainsKey(c.Id)))
        {
            var (outcome, message) = (tests[contractCase.Id].ResultState, tests[contractCase.Id].Message);
            if (outcome.Status == Expected(await run.Result(contractCase)))
                continue;
            if (FileFault().Match(message) is { Success: true } fault)
                unwritten.Add(fault.Groups["why"].Value);
            else
                faults.Add($"the test of {contractCase.Id} ended as {outcome}: {message.Split('\n')[0]}");
        }

        if (unwritten.Count > 0)
            faults.Insert(0, AllureFolder.Unwritten(unwritten));
        return faults.Count <= MostTold ? faults : [.. faults.Take(MostTold), $"and {faults.Count - MostTold} more tests did not end as their cases did"];
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : [result];

    private static TestStatus Expected(CaseResult result) => result switch
    {
        { Verdict: Verdict.Kept } => TestStatus.Passed,
        { Failed: true } => TestStatus.Failed,
        _ => TestStatus.Skipped,
    };

    // A test touches no file but Allure's.
    [GeneratedRegex(@"System\.(?:IO\.[A-Za-z]+|UnauthorizedAccess)Exception : (?<why>[^\n]*)", RegexOptions.CultureInvariant)]
    private static partial Regex FileFault();
}

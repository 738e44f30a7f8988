using System.Reflection;
using ContractTests.Contracts.Services;
using ContractTests.Runs;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;

namespace ContractTests.Suite;

/// <summary>
/// Runs the NUnit suite in this process, without adapter or build. One worker is enough: the requests run ahead of NUnit, and each test only
/// waits for its own result.
/// </summary>
internal static class InProcessRunner
{
    /// <summary>Runs the selected cases; the suite's tests are made from the current session.</summary>
    public static async Task Run(ContractRun run, IReadOnlyList<ContractCase> selected)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(Assembly.GetExecutingAssembly(), new Dictionary<string, object> { [FrameworkPackageSettings.NumberOfTestWorkers] = 1 });
        var ahead = run.RunAhead(selected);
        await Task.Run(() => runner.Run(TestListener.NULL, TestFilter.Empty));
        await ahead;
    }
}

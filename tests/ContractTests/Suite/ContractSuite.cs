using Allure.NUnit;
using ContractTests.Commands;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Terminal;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

// Under `dotnet test` the requests go out as NUnit reaches their tests; each worker waits for one.
[assembly: LevelOfParallelism(16)]

namespace ContractTests;

/// <summary>The contract suite: every case of the specs is a test. Specs with problems are one failing test that lists them.</summary>
[AllureNUnit]
[Parallelizable(ParallelScope.Children)]
public sealed class ContractSuite
{
    private const string SpecProblems = "the_specs_have_problems";

    private static IEnumerable<TestCaseData> Cases()
    {
        var session = Suite.SuiteSession.Current;
        if (session.Specs.Problems.Count > 0)
        {
            yield return new TestCaseData(SpecProblems).SetName(SpecProblems);
            yield break;
        }

        var names = Suite.TestName.For(session.Selected.Select(c => c.Id));
        foreach (var contractCase in RunOrder.Of(session.Selected))
        {
            var test = new TestCaseData(contractCase.Id).SetName(names[contractCase.Id]);
            foreach (var tag in contractCase.Tags)
                test.SetCategory(Suite.TestName.Plain(tag));
            yield return test;
        }
    }

    [OneTimeSetUp]
    public void PrepareReports()
    {
        if (Suite.SuiteSession.Current is { OwnedBySuite: true, Specs.Problems.Count: 0 } session)
            session.PrepareReports();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Contract(string id)
    {
        var session = Suite.SuiteSession.Current;
        if (session.Specs.Problems.Count > 0)
            Assert.Fail(SpecsLocation.Describe(session.Specs));

        var run = await session.Start();
        var result = await run.Result(session.Case(id));
        session.Story.Tell(result);
        var message = Message.Of(result, run.Secrets);
        if (session.OwnedBySuite)
            message = CiLog.Harmless(message); // `dotnet test` prints it
        switch (result.Verdict)
        {
            case Verdict.Breached when result.Known is null:
                Record(AssertionStatus.Failed, message);
                break;
            case Verdict.Unanswered:
                Record(AssertionStatus.Error, message); // nothing is known about the contract
                break;
            case Verdict.Breached or Verdict.Unproven:
                throw new SkippedException(message);
        }
    }

    // What NUnit's own assertions do, without the trace of a stack that leads nowhere: reports show the spec's line instead.
    private static void Record(AssertionStatus status, string message) => TestExecutionContext.CurrentContext.CurrentResult.RecordAssertion(status, message);

    [OneTimeTearDown]
    public async Task Finish()
    {
        var session = Suite.SuiteSession.Current;
        if (!session.OwnedBySuite || session.Specs.Problems.Count > 0)
            return;
        await using (session)
        {
            var outcome = await session.Finish([]);
            // A gate that closes for no case's sake would be seen in no test.
            var gate = outcome.Results.Cases.Any(c => c.Failed) || outcome.Results.Gate.Open ? [] : outcome.Results.Gate.Reasons;
            var remarks = gate.Concat(outcome.Results.Fixtures.Select(f => $"{f.What} ({Gate.Counted(f.Count, "time")}): {f.Request}: {f.Message}, {f.Source}")).Concat(outcome.Remarks).ToList();
            Assert.That(remarks, Is.Empty, "what the contract suite does around its cases must work as well");
        }
    }
}

/// <summary>Skips a test, like `Assert.Ignore`, without the trace of a stack that leads nowhere.</summary>
public sealed class SkippedException(string message) : IgnoreException(message)
{
    public override string? StackTrace => null;
}

using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Suite.AllureResults;

namespace ContractTests.Suite;

/// <summary>
/// Writes the reports of a run, searches what is published for secrets, and shows the summary. What goes wrong with that closes the gate, and the
/// reports that are there say so.
/// </summary>
internal sealed class RunReports(ReportFolder folder, IReadOnlyList<string> published, Secrets secrets)
{
    public const string Unwritten = "a report could not be written";

    private readonly ResultsOf _words = new(secrets);
    private readonly List<string> _unwritten = [];

    /// <summary>Allure is told of the results, and of what else went wrong, before the search, which covers what it makes of them.</summary>
    public async Task<RunOutcome> Tell(RunResult run, Gate gate, IReadOnlyList<string> remarks, Func<Results, IReadOnlyList<string>, Task<AllureTold>> tellAllure)
    {
        var results = _words.Run(run, gate);
        Write(ref gate, ref results);
        var allure = await tellAllure(results, [.. _unwritten, .. remarks]);
        if (Told(allure.Failures))
            Write(ref gate, ref results);
        var scan = SecretScan.Of(published, folder.Path, secrets);
        if (scan.Close(gate) is var closed && closed != gate)
        {
            gate = closed;
            Write(ref gate, ref results);
        }

        if (Told(folder.Announce(results, secrets)))
            Write(ref gate, ref results);
        return new RunOutcome(results, gate.ExitCode, [.. _unwritten, .. remarks.Select(secrets.Hide), .. scan.Remarks]) { Sick = run.Sickness is not null, Told = allure.Sentence };
    }

    // Once more when something could not be written, so that no report that is there claims an open gate.
    private void Write(ref Gate gate, ref Results results)
    {
        do
        {
            if (_unwritten.Count > 0 && !gate.Reasons.Contains(Unwritten))
                gate = gate.And(Unwritten);
            results = results with { Gate = _words.Gate(gate) };
        }
        while (Told(folder.Write(results)) && !gate.Reasons.Contains(Unwritten));
    }

    private bool Told(IReadOnlyList<string> failures)
    {
        _unwritten.AddRange(failures.Except(_unwritten));
        return failures.Count > 0;
    }
}

/// <summary>How a run ended: its results, its exit code, and as sentences what went wrong with telling of it.</summary>
internal sealed record RunOutcome(Results Results, ExitCode ExitCode, IReadOnlyList<string> Remarks)
{
    /// <summary>The environment was sick: what came of single cases says nothing.</summary>
    public bool Sick { get; init; }

    /// <summary>What came of the report that was asked for, as a sentence.</summary>
    public string? Told { get; init; }
}

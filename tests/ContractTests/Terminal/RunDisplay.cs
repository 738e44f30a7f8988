using System.Globalization;
using ContractTests.Contracts.Environments;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Suite;
using Spectre.Console;

namespace ContractTests.Terminal;

/// <summary>How much is shown.</summary>
internal sealed record DisplayOptions(bool Verbose, bool Quiet, bool NoProgress);

/// <summary>What a run shows while it goes on and when it has ended: a live line on a terminal, plain lines elsewhere.</summary>
internal sealed class RunDisplay
{
    private readonly TextWriter _output; // both taken before NUnit puts writers of its own in the console's place
    private readonly TextWriter _errors;
    private readonly DisplayOptions _options;
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private int _kept;
    private int _failed;
    private ProgressTask? _progress;
    private Secrets _secrets = new([]);
    private bool _interrupted;

    public RunDisplay(TextWriter output, TextWriter errors, DisplayOptions options)
    {
        _output = output;
        _errors = errors;
        _options = options;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    }

    private bool Live => _console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected && !_options.NoProgress && !_options.Quiet && !_options.Verbose;

    // Never empty: Spectre throws at that.
    private string Description => $"{_kept} kept{(_failed == 0 ? "" : $", [red]{_failed} failed[/]")}{(_interrupted ? ", interrupted: deleting what was created" : "")}";

    public void Started(ContractEnvironment environment, string baseUrl, int cases, Secrets secrets)
    {
        _secrets = secrets;
        if (_options.Quiet)
            return;
        var where = environment.UsesSample ? $"the sample API at {baseUrl}" : baseUrl;
        Print($"{Gate.Counted(cases, "case")} against `{environment.Name}`: {where}, {environment.Limits.Concurrency} at once");
    }

    /// <summary>Works, and shows results as they come.</summary>
    public async Task<IReadOnlyList<string>> Watch(ContractRun run, int total, Func<Task<IReadOnlyList<string>>> work)
    {
        run.Finished += Count;
        if (!Live)
            return await work();

        var faults = await _console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            lock (_lock)
                _progress = context.AddTask(Description, maxValue: total);
            return await work();
        });
        lock (_lock)
            _progress = null;
        return faults;
    }

    /// <summary>Says what goes on after Ctrl+C: in the live line where there is one, since text beside it would be overwritten.</summary>
    public void Interrupted()
    {
        lock (_lock)
        {
            _interrupted = true;
            if (_progress is not null)
                _progress.Description = Description;
            else
                _errors.WriteLine("Interrupted: what was created is being deleted. Once more ends at once.");
        }
    }

    public void Finished(RunOutcome outcome, string output)
    {
        var results = outcome.Results;
        // Of a sick environment one line is enough: the last one.
        if (!outcome.Sick)
            Failures(results);
        foreach (var flaky in results.Cases.Where(c => c.Flaky))
            Print($"\nFLAKY  {flaky.Id}: {Message.FlakyText(flaky)}");
        if (results.Leftovers.Count > 0)
            Print("\nLeft over on the server:");
        foreach (var leftover in results.Leftovers)
            Print($"  {leftover.What}: {leftover.Why}{(leftover.Request is null ? "" : $"\n    {leftover.Request}")}");
        if (!_options.Quiet)
            Totals(results, output, outcome.Sick);
        foreach (var failure in outcome.Remarks)
            Print(failure);
        Print(SummaryFile.GateLine(results.Gate));
    }

    private void Failures(Results results)
    {
        foreach (var failure in results.Cases.Where(c => c.Failed))
            Print($"\n{failure.Message}");
        foreach (var fixture in results.Fixtures)
            Print($"\n{fixture.What} went wrong ({Gate.Counted(fixture.Count, "time")}): {fixture.Request}: {fixture.Message}.\n{fixture.Source}");
    }

    private void Totals(Results results, string output, bool sick)
    {
        // Counts stand first, so that a long template wraps without tearing the columns.
        var verdicts = new[] { "kept", "breached", "unanswered", "unproven" }.Where(v => results.Cases.Any(c => c.Verdict == v)).ToList();
        foreach (var service in results.Cases.Where(_ => !sick).GroupBy(c => c.Service))
        {
            Print($"\n  {string.Concat(verdicts.Select(v => $"{v}  "))}{service.Key}");
            foreach (var operation in service.GroupBy(c => c.Operation))
                Print($"  {string.Concat(verdicts.Select(v => $"{Count(operation, v).PadLeft(v.Length)}  "))}{operation.Key}");
        }

        var totals = results.Totals;
        Print(string.Create(CultureInfo.InvariantCulture, $"\n{Gate.Counted(results.Cases.Count, "case")}: {totals.Kept} kept, {totals.Breached} breached, {totals.Unanswered} unanswered, {totals.Unproven} unproven{(totals.Flaky == 0 ? "" : $", {totals.Flaky} flaky")}, in {(results.Run.Finished - results.Run.Started).TotalSeconds:0.0} s"));
        Print($"Reports: {output}");
    }

    // Also names, which stay as they are in the reports.
    private void Print(string text) => _output.WriteLine(_secrets.Hide(text));

    private static string Count(IEnumerable<CasePart> cases, string verdict) => cases.Count(c => c.Verdict == verdict).ToString(CultureInfo.InvariantCulture);

    private void Count(CaseResult result)
    {
        lock (_lock)
        {
            _ = result.Verdict switch
            {
                Verdict.Kept => _kept++,
                Verdict.Unproven => 0,
                _ => _failed++,
            };
            if (_progress is not null)
            {
                _progress.Description = Description;
                _progress.Increment(1);
            }

            if (_options.Verbose && !_options.Quiet)
                Print(string.Create(CultureInfo.InvariantCulture, $"{ResultsOf.Name(result.Verdict),-10}  {result.Case.Id}  {(result.Verdict is Verdict.Unproven unproven ? $"({unproven.Reason})" : result.Observation is null ? "" : $"{result.Observation.Elapsed.TotalMilliseconds:0} ms")}").TrimEnd());
        }
    }
}

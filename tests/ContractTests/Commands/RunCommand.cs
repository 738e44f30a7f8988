using System.CommandLine;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Services;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Suite;
using ContractTests.Suite.AllureResults;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`run`: sends every selected case, judges the answers, writes the reports, and ends with the gate's exit code.</summary>
internal sealed class RunCommand
{
    private readonly CaseOptions _cases = new();
    private readonly Option<int?> _jobs = new("--jobs", "-j") { Description = "How many cases at once (default: the environment's limits.concurrency, else 8).", HelpName = "N" };
    private readonly Option<string?> _rate = new("--rate") { Description = "At most so many requests a second or minute: 20/s, 300/m.", HelpName = "N/s" };
    private readonly Option<string?> _output = new("--output") { Description = "The folder for the reports.", HelpName = "DIR", DefaultValueFactory = _ => "results" };
    private readonly Option<bool> _sarif = new("--sarif") { Description = "Write results.sarif too, for code scanning." };
    private readonly Option<bool> _resultsOnly = new("--results-only") { Description = "Write results.json alone: no JUnit file, summary, page or Allure results." };
    private readonly Option<bool> _bail = new("--bail") { Description = "Send no further case after the first breach or missing answer." };
    private readonly Option<bool> _report = new("--report") { Description = "Make Allure's report of the results (needs Node.js)." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the requests as curl lines; send nothing." };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "A line for every case." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Only failures and the gate." };
    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "No live display." };

    private RunCommand()
    {
        CaseOptions.WantsFolder(_output);
        _jobs.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var jobs) || jobs < 1))
                result.AddError($"--jobs wants a whole number above 0, not `{token.Value}`.");
        });
        _rate.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Limits.PerSecond(token.Value) is null)
                result.AddError($"--rate wants requests a second or a minute, such as 20/s, not `{token.Value}`.");
        });
    }

    public static Command Define()
    {
        var run = new RunCommand();
        var command = new Command("run", "Send the requests, judge the answers, write the reports. The default command.");
        run._cases.AddTo(command);
        foreach (var option in new Option[] { run._jobs, run._rate, run._output, run._sarif, run._resultsOnly, run._bail, run._report, run._dryRun, run._verbose, run._quiet, run._noProgress })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(run._resultsOnly) && result.GetValue(run._report))
                result.AddError("--report makes Allure's report of what --results-only does not write.");
        });
        command.SetAction(run.Go);
        return command;
    }

    private async Task<int> Go(ParseResult parsed, CancellationToken interrupted)
    {
        var output = Path.GetFullPath(parsed.GetValue(_output)!); // it has a default
        var rerun = _cases.Rerun(parsed); // read before its folder may be cleared
        var overItself = rerun?.IsOf(output) == true;
        // Before anything can refuse the run: the reports of an earlier one must not be published for it. But a slip in the words of a rerun must
        // not take away what it is to read when the words are right.
        if (!parsed.GetValue(_dryRun) && !overItself)
            Clear(output);
        if (rerun?.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return (int)ExitCode.WrongUsage;
        }

        if (_cases.Read(parsed, Console.Error) is not { Environment: { } environment } specs)
            return (int)ExitCode.WrongUsage;
        specs = specs with { Environment = environment with { Limits = Limited(environment.Limits, parsed) } };
        if (_cases.Choose(parsed, specs, rerun, Console.Error) is not { } selected)
            return (int)ExitCode.NothingRan;
        if (!parsed.GetValue(_dryRun))
        {
            if (overItself)
                Clear(output);
            return (int)await Send(specs, selected, parsed, interrupted);
        }

        foreach (var line in Plan.Of(specs, selected))
            Console.WriteLine(line);
        return 0;
    }

    private static void Clear(string output)
    {
        new ReportFolder(output).Clear();
        AllureFolder.Clear(output);
    }

    private async Task<ExitCode> Send(SpecFolder specs, IReadOnlyList<ContractCase> selected, ParseResult parsed, CancellationToken interrupted)
    {
        var output = Path.GetFullPath(parsed.GetValue(_output)!); // it has a default
        var display = new RunDisplay(Console.Out, Console.Error, Screen.OfConsole(), new DisplayOptions(parsed.GetValue(_verbose), parsed.GetValue(_quiet), parsed.GetValue(_noProgress)));
        await using var session = new SuiteSession(specs, selected, output, parsed.GetValue(_bail), interrupted) { WithSarif = parsed.GetValue(_sarif), WantsReport = parsed.GetValue(_report), ResultsOnly = parsed.GetValue(_resultsOnly) };
        SuiteSession.Current = session;
        await using var notice = interrupted.Register(display.Interrupted);
        session.PrepareReports();
        var run = await session.Start();
        display.Started(specs.Environment!, session.BaseUrl, selected.Count, run.Secrets); // read without problems
        var outcome = await display.Watch(run, selected, specs.Environment!.Limits.Concurrency, async () => await session.Finish(await Run(session, run)));
        CiLog.Annotate(Annotations.Of(outcome.Results, SpecsLocation.Sources(specs)), run.Secrets);
        display.Finished(outcome, parsed.GetValue(_output)!);
        return outcome.ExitCode;
    }

    // Each case is an NUnit test for the sake of those who are told of tests: where nobody is, there is none.
    private static async Task<IReadOnlyList<string>> Run(SuiteSession session, ContractRun run)
    {
        if (!session.ResultsOnly)
            return await InProcessRunner.Run(run, session.Selected);
        await run.RunAhead(session.Selected);
        return [];
    }

    private Limits Limited(Limits limits, ParseResult parsed) => limits with
    {
        Concurrency = parsed.GetValue(_jobs) ?? limits.Concurrency,
        Rate = parsed.GetValue(_rate) is { } rate ? Limits.PerSecond(rate) : limits.Rate,
    };
}

using ContractTests.Commands;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.SampleApi;
using ContractTests.Suite.AllureResults;

namespace ContractTests.Suite;

/// <summary>
/// What the NUnit suite and the command line have in common: the specs, the selected cases, and the run with its sample API and its reports.
/// Under `dotnet test` it is made from the process environment when it is first asked for.
/// </summary>
internal sealed class SuiteSession(SpecFolder specs, IReadOnlyList<ContractCase> selected, string output, bool bail, CancellationToken interrupted) : IAsyncDisposable
{
    private const string Unwritten = "a report could not be written";

    private static readonly Lock Making = new();
    private static SuiteSession? _current;

    private readonly Dictionary<string, ContractCase> _byId = selected.ToDictionary(c => c.Id);
    private readonly SemaphoreSlim _starting = new(1);
    private SampleServer? _sample;
    private ContractRun? _run;
    private AllureStory? _story;
    private string? _unwritable;

    public static SuiteSession Current
    {
        get
        {
            lock (Making)
                return _current ??= FromProcessEnvironment();
        }
        set => _current = value;
    }

    public SpecFolder Specs => specs;

    public IReadOnlyList<ContractCase> Selected => selected;

    /// <summary>Whether the NUnit suite itself has to finish the run, since nobody else will.</summary>
    public bool OwnedBySuite { get; private init; }

    /// <summary>Where the cases are sent to; known once the session has started.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Whether Allure's report is to be made of its results.</summary>
    public bool WantsReport { get; init; }

    /// <summary>What Allure is told; known once the session has started.</summary>
    public AllureStory Story => _story ?? throw new InvalidOperationException("Before the run there is nothing to tell.");

    public ContractCase Case(string id) => _byId[id];

    /// <summary>Points Allure at the output folder and takes away what an earlier run left there.</summary>
    public void PrepareReports() => _unwritable = AllureFolder.Prepare(output);

    /// <summary>Starts the sample API where the environment uses it, and the run; once, however often it is asked for.</summary>
    public async Task<ContractRun> Start()
    {
        await _starting.WaitAsync(CancellationToken.None);
        try
        {
            if (_run is not null)
                return _run;
            var environment = specs.Environment ?? throw new InvalidOperationException("The specs have problems: nothing may be sent.");
            if (environment.UsesSample)
                _sample = await SampleServer.Start("http://127.0.0.1:0", Misbehaviour.None, CancellationToken.None); // an interrupted run ends in order, and needs it
            BaseUrl = _sample?.BaseUrl.ToString().TrimEnd('/') ?? environment.BaseUrl;
            _run = new ContractRun(specs, BaseUrl, bail, TimeProvider.System, interrupted);
            _story = new AllureStory(_run.Secrets);
            return _run;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>
    /// Deletes the shared fixtures, decides the gate, which faults of the harness itself close, writes the reports and searches them for secrets.
    /// </summary>
    public async Task<RunOutcome> Finish(IReadOnlyList<string> faults)
    {
        var run = await Start();
        var result = await run.Finish(selected);
        // Tests that could not tell Allure of their cases fell over for that: one reason, not two.
        var (reason, remarks) = _unwritable is not null ? (Unwritten, [_unwritable]) : faults.Count > 0 ? ("a test ended otherwise than its case", faults) : (null, []);
        var (gate, words, folder) = (Gate.Of(result, reason), new ResultsOf(run.Secrets), new ReportFolder(output));
        var results = words.Run(result, gate);
        var failures = folder.Write(results);
        var (allure, told) = await TellAllure(results, [.. failures, .. remarks], run.Secrets);
        var scan = SecretScan.Of(PublishedFiles.Of(output, specs.Location), output, run.Secrets);
        if (scan.Close(gate) is var closed && closed != gate)
        {
            gate = closed;
            results = results with { Gate = words.Gate(gate) };
            failures = folder.Write(results);
        }

        return new RunOutcome(results, gate.ExitCode, [.. failures, .. allure, .. folder.Announce(results, run.Secrets), .. remarks.Select(run.Secrets.Hide), .. scan.Remarks]) { Sick = result.Sickness is not null, Told = told };
    }

    public async ValueTask DisposeAsync()
    {
        _run?.Dispose();
        _starting.Dispose();
        if (_sample is not null)
            await _sample.DisposeAsync();
    }

    // Before the search for secrets, so that it covers what Allure makes of its results.
    private async Task<(IReadOnlyList<string> Failures, string? Told)> TellAllure(Results results, IReadOnlyList<string> remarks, Secrets secrets)
    {
        if (_unwritable is not null || AllureFolder.Actual is not { } folder)
            return ([], WantsReport ? "No Allure report was made: there are no results for it." : null);
        IReadOnlyList<string> failures = [.. await Story.Complete(), .. AllureFiles.Write(folder, output, Path.GetRelativePath(Environment.CurrentDirectory, specs.Location), results, remarks, secrets)];
        if (!WantsReport || failures.Count > 0)
            return (failures, null);
        var report = await AllureReport.Make(output, folder, secrets, interrupted);
        return report.Failed ? ([report.Sentence], null) : ([], report.Sentence);
    }

    private static SuiteSession FromProcessEnvironment()
    {
        var (folder, shown) = SpecsLocation.FindAbove(Environment.GetEnvironmentVariable("CONTRACT_SPECS"));
        var specs = SpecFolder.Read(folder, shown, new EnvironmentChoice(Environment.GetEnvironmentVariable("CONTRACT_ENVIRONMENT")));
        var output = Environment.GetEnvironmentVariable("CONTRACT_OUTPUT") ?? Path.Combine(Path.GetDirectoryName(folder) ?? folder, "results");
        return new SuiteSession(specs, specs.Problems.Count > 0 ? [] : [.. specs.Cases], Path.GetFullPath(output), bail: false, CancellationToken.None) { OwnedBySuite = true };
    }
}

/// <summary>How a run ended: its results, its exit code, and as sentences what went wrong with telling of it.</summary>
internal sealed record RunOutcome(Results Results, ExitCode GateCode, IReadOnlyList<string> Remarks)
{
    /// <summary>The environment was sick: what came of single cases says nothing.</summary>
    public bool Sick { get; init; }

    /// <summary>What came of something that was asked for beside the run, as a sentence.</summary>
    public string? Told { get; init; }

    /// <summary>A gate that nobody can read about does not open.</summary>
    public ExitCode ExitCode => GateCode == ExitCode.Open && Remarks.Count > 0 ? ExitCode.Closed : GateCode;
}

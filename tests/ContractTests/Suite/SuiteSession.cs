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

    /// <summary>Whether `results.sarif` is among the reports.</summary>
    public bool WithSarif { get; init; }

    /// <summary>Whether `results.json` is written alone, and Allure is told nothing.</summary>
    public bool ResultsOnly { get; init; }

    /// <summary>Where the cases are sent to; known once the session has started.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Whether Allure's report is to be made of its results.</summary>
    public bool WantsReport { get; init; }

    /// <summary>What Allure is told; known once the session has started.</summary>
    public AllureStory Story => _story ?? throw new InvalidOperationException("Before the run there is nothing to tell.");

    public ContractCase Case(string id) => _byId[id];

    /// <summary>Points Allure at the output folder and takes away what an earlier run left there.</summary>
    public void PrepareReports() => _unwritable = ResultsOnly ? AllureFolder.Clear(output) : AllureFolder.Prepare(output);

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
        var (reason, remarks) = _unwritable is not null ? (RunReports.Unwritten, [_unwritable])
            : faults.Count == 0 ? (null, [])
            : (faults.All(AllureFolder.IsUnwritten) ? RunReports.Unwritten : "a test ended otherwise than its case", faults);
        // Results that lack some tests would look better than the run was; and on a full disk the other reports need their room.
        var isAllureThere = !ResultsOnly && _unwritable is null && !faults.Any(AllureFolder.IsUnwritten);
        if (!isAllureThere)
            await Story.Abandon();
        if (faults.Any(AllureFolder.IsUnwritten))
            AllureFolder.Clear(output);
        var folder = new ReportFolder(output, SpecsLocation.Sources(specs)) { WithSarif = WithSarif, ResultsOnly = ResultsOnly };
        var reports = new RunReports(folder, PublishedFiles.Of(output, specs.Location, withAllure: !ResultsOnly), run.Secrets);
        return await reports.Tell(result, Gate.Of(result, reason), remarks, (results, wrong) => isAllureThere ? TellAllure(results, wrong, run.Secrets) : Task.FromResult(AllureTold.Nothing));
    }

    public async ValueTask DisposeAsync()
    {
        _run?.Dispose();
        _starting.Dispose();
        if (_sample is not null)
            await _sample.DisposeAsync();
    }

    // Before the search for secrets, so that it covers what Allure makes of its results.
    private async Task<AllureTold> TellAllure(Results results, IReadOnlyList<string> remarks, Secrets secrets)
    {
        if (AllureFolder.Actual is not { } folder)
            return AllureTold.Nothing;
        IReadOnlyList<string> failures = [.. await Story.Complete(), .. AllureFiles.Write(folder, output, Path.GetRelativePath(Environment.CurrentDirectory, specs.Location), results, remarks, secrets)];
        if (!WantsReport || failures.Count > 0)
            return new AllureTold(failures, null);
        var report = await AllureReport.Make(output, folder, secrets, interrupted);
        return report.Failed ? new AllureTold([report.Sentence], null) : new AllureTold([], report.Sentence);
    }

    private static SuiteSession FromProcessEnvironment()
    {
        var (folder, shown) = SpecsLocation.FindAbove(Environment.GetEnvironmentVariable("CONTRACT_SPECS"));
        var specs = SpecFolder.Read(folder, shown, new EnvironmentChoice(Environment.GetEnvironmentVariable("CONTRACT_ENVIRONMENT")));
        var output = Environment.GetEnvironmentVariable("CONTRACT_OUTPUT") ?? Path.Combine(Path.GetDirectoryName(folder) ?? folder, "results");
        return new SuiteSession(specs, specs.Problems.Count > 0 ? [] : [.. specs.Cases], Path.GetFullPath(output), bail: false, CancellationToken.None) { OwnedBySuite = true };
    }
}

using System.Collections.Concurrent;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// One run of selected cases against one environment. A case runs when its result is first asked for, or ahead of that through
/// <see cref="RunAhead"/>; never twice, and never more at once than the environment's limit.
/// </summary>
public sealed class ContractRun : IDisposable
{
    // Deleting what was created goes on for so long after an interruption.
    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromSeconds(30);

    private readonly ContractEnvironment _environment;
    private readonly RunNames _names;
    private readonly RunContext _context;
    private readonly TimeProvider _clock;
    private readonly ApiClient _client;
    private readonly SemaphoreSlim _places;
    private readonly CancellationToken _interrupted;
    private readonly CancellationTokenSource _cleanup = new();
    private readonly CancellationTokenRegistration _boundedCleanup;
    private readonly bool _bail;
    private readonly DateTimeOffset _started;
    private readonly ConcurrentDictionary<ServiceContract, FixtureSet> _shared = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<CaseResult>>> _results = new(StringComparer.Ordinal);
    private volatile string? _bailedAt;

    /// <summary>`baseUrl` is where the environment really is: the sample API's address for `sample`.</summary>
    public ContractRun(SpecFolder specs, string baseUrl, bool bail, TimeProvider clock, CancellationToken interrupted)
    {
        _environment = specs.Environment ?? throw new ArgumentException("The specs have problems: nothing may be sent.", nameof(specs));
        _clock = clock;
        _bail = bail;
        _interrupted = interrupted;
        _boundedCleanup = interrupted.Register(() => _cleanup.CancelAfter(TimeToCleanUp));
        _started = clock.GetUtcNow();
        _names = new RunNames(baseUrl, clock);
        _client = new ApiClient(_environment.Limits, clock);
        _places = new SemaphoreSlim(_environment.Limits.Concurrency);
        Secrets = RunSecrets.Of(specs, new VariableScope(_names, _environment));
        _context = new RunContext(_environment, _names, _client, Secrets, interrupted, _cleanup.Token);
    }

    /// <summary>Told of each result as it comes, from whichever thread it comes.</summary>
    public event Action<CaseResult>? Finished;

    public Secrets Secrets { get; }

    /// <summary>The result of a case; the same one however often it is asked for.</summary>
    public Task<CaseResult> Result(ContractCase contractCase) => _results.GetOrAdd(contractCase.Id, _ => new Lazy<Task<CaseResult>>(() => Run(contractCase))).Value;

    /// <summary>Runs cases in their order, as many at once as the environment bears, ahead of anybody asking for their results.</summary>
    public Task RunAhead(IReadOnlyList<ContractCase> cases)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(_environment.Limits.Concurrency, cases.Count)).Select(_ => Task.Run(Loop, CancellationToken.None)));

        async Task Loop()
        {
            while (Interlocked.Increment(ref next) is var at && at < cases.Count)
                await Result(cases[at]);
        }
    }

    /// <summary>Deletes the shared fixtures and tells what came of the run, the cases in the order given.</summary>
    public async Task<RunResult> Finish(IReadOnlyList<ContractCase> cases)
    {
        foreach (var fixtures in _shared.Values)
            await fixtures.Delete();
        var results = new List<CaseResult>();
        foreach (var contractCase in cases)
        {
            if (_results.TryGetValue(contractCase.Id, out var result))
                results.Add(await result.Value);
        }

        return new RunResult
        {
            Id = _names.Id,
            Environment = _environment.Name,
            BaseUrl = _names.BaseUrl,
            Started = _started,
            Finished = _clock.GetUtcNow(),
            Cases = results,
            SupportFailures = _context.SupportFailures,
            Leftovers = _context.Leftovers,
            Answered = _context.Answered || results.Any(r => r.Observation is Answer),
            Interrupted = _interrupted.IsCancellationRequested,
        };
    }

    public void Dispose()
    {
        _boundedCleanup.Dispose();
        _cleanup.Dispose();
        _places.Dispose();
        _client.Dispose();
    }

    private async Task<CaseResult> Run(ContractCase contractCase)
    {
        var result = await Send(contractCase);
        Finished?.Invoke(result);
        return result;
    }

    private async Task<CaseResult> Send(ContractCase contractCase)
    {
        if (contractCase.Unproven is { } reason)
            return Unsent(contractCase, reason);
        await _places.WaitAsync(CancellationToken.None);
        try
        {
            if (_interrupted.IsCancellationRequested)
                return Unsent(contractCase, "not sent: the run was interrupted");
            if (_bailedAt is { } failed)
                return Unsent(contractCase, $"not sent: --bail ended the run after {failed}");
            var shared = _shared.GetOrAdd(contractCase.Service, service => new FixtureSet(service, _context));
            var result = await new CaseRun(contractCase, shared, _context, _clock).Go();
            if (_bail && result.Verdict is Verdict.Breached or Verdict.Unanswered)
                _bailedAt ??= contractCase.Id; // before the place is free for the next
            return result;
        }
        finally
        {
            _places.Release();
        }
    }

    private CaseResult Unsent(ContractCase contractCase, string reason) => new(contractCase, new Verdict.Unproven(reason), _clock.GetUtcNow());
}

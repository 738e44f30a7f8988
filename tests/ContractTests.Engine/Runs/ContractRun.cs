using System.Collections.Concurrent;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Gates;
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

    private static readonly TimeSpan AfterYou = TimeSpan.FromMilliseconds(300);

    private readonly ContractEnvironment _environment;
    private readonly RunNames _names;
    private readonly RunContext _context;
    private readonly KnownIssues _issues;
    private readonly GatePolicy _policy;
    private readonly TimeProvider _clock;
    private readonly ApiClient _client;
    private readonly Places _places;
    private readonly Health _health;
    private readonly Lazy<Task> _ready;
    private readonly CancellationToken _interrupted;
    private readonly CancellationTokenSource _cleanup = new();
    private readonly CancellationTokenRegistration _boundedCleanup;
    private readonly bool _bail;
    private readonly DateTimeOffset _started;
    private readonly ConcurrentDictionary<ServiceContract, FixtureSet> _shared = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<CaseResult>>> _results = new(StringComparer.Ordinal);
    private volatile string? _bailedAt;
    private volatile bool _ranAhead;

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
        _client = new ApiClient(_environment.Limits, clock, _environment.Transport);
        _places = new Places(_environment.Limits.Concurrency);
        _health = new Health(_environment.Name, specs.Services.Sum(s => s.Operations.Count));
        Secrets = RunSecrets.Of(specs, new VariableScope(_names, _environment));
        (_issues, _policy) = (new KnownIssues(specs.KnownIssues, [.. specs.Cases], DateOnly.FromDateTime(_started.UtcDateTime)), specs.Policy);
        _context = new RunContext(_environment, _names, _client, Secrets, _health, IdentitiesOutsideBursts(specs), clock, interrupted, _cleanup.Token) { KnownIssues = _issues };
        _ready = new Lazy<Task>(() => Readiness.Await(_environment, _context));
    }

    /// <summary>Told of each case when it is its turn to be sent, from whichever thread; not of those that are not sent.</summary>
    public event Action<ContractCase>? Begun;

    /// <summary>Told of each result as it comes, from whichever thread it comes.</summary>
    public event Action<CaseResult>? Finished;

    public Secrets Secrets { get; }

    /// <summary>The result of a case; the same one however often it is asked for.</summary>
    public Task<CaseResult> Result(ContractCase contractCase) => _results.GetOrAdd(contractCase.Id, _ => new Lazy<Task<CaseResult>>(() => Run(contractCase))).Value;

    /// <summary>Runs cases, as many at once as the environment bears, ahead of anybody asking for their results.</summary>
    public async Task RunAhead(IReadOnlyList<ContractCase> cases)
    {
        _ranAhead = true;
        _health.Operations = cases.Select(c => c.Operation).Distinct().Count();
        var ordered = RunOrder.Of(cases).ToList();
        await Run(ordered.FindAll(c => !RunOrder.IsAlone(c)));
        await Run(ordered.FindAll(RunOrder.IsAlone));
    }

    /// <summary>Deletes the shared fixtures and tells what came of the run, the cases in the order given.</summary>
    public async Task<RunResult> Finish(IReadOnlyList<ContractCase> cases)
    {
        foreach (var fixtures in _shared.Values)
            await fixtures.Delete();
        _health.Operations = cases.Where(c => _results.ContainsKey(c.Id)).Select(c => c.Operation).Distinct().Count();
        _health.Conclude();
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
            Issues = [.. _issues.Outcomes(results)],
            Policy = _policy,
            SupportFailures = _context.SupportFailures,
            Leftovers = _context.Leftovers,
            Answered = _context.Answered,
            Sickness = _health.Sickness is { } sickness ? VisibleText.Of(Secrets.Hide(sickness), spaces: false) : null,
            Interrupted = _interrupted.IsCancellationRequested,
        };
    }

    public void Dispose()
    {
        _boundedCleanup.Dispose();
        _cleanup.Dispose();
        _client.Dispose();
    }

    private Task Run(List<ContractCase> cases)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(_environment.Limits.Concurrency, cases.Count)).Select(_ => Task.Run(Loop, CancellationToken.None)));

        async Task Loop()
        {
            while (Interlocked.Increment(ref next) is var at && at < cases.Count)
                await Result(cases[at]);
        }
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
            return Unproven(contractCase, reason);
        // Nobody said which cases come: those that are asked for at the same time get the chance to come first.
        var alone = RunOrder.IsAlone(contractCase);
        if (alone && !_ranAhead)
            await Task.Delay(AfterYou, _clock, CancellationToken.None);
        await _places.Enter(alone);
        try
        {
            if (_interrupted.IsCancellationRequested)
                return Untried(contractCase, "the run was interrupted");
            if (_bailedAt is { } failed)
                return Untried(contractCase, $"--bail ended the run after {failed}");
            await _ready.Value;
            if (_health.Sickness is { } sickness)
                return Untried(contractCase, Secrets.Hide(sickness));
            Begun?.Invoke(contractCase);
            var shared = _shared.GetOrAdd(contractCase.Service, service => new FixtureSet(service, _context));
            var result = await new CaseRun(contractCase, shared, _context).Go();
            if (_bail && result.Failed && !(result.Verdict is Verdict.Breached && _policy.Tolerates(contractCase)))
                _bailedAt ??= contractCase.Id; // before the place is free for the next
            return result;
        }
        finally
        {
            _places.Leave();
        }
    }

    private static HashSet<string> IdentitiesOutsideBursts(SpecFolder specs)
    {
        var requests = specs.Cases.Where(c => c.Recipe is not Recipe.Burst).Select(c => c.Request)
            .Concat(specs.Cases.SelectMany(c => c.Cleanup).Select(c => c.Spec))
            .Concat(specs.Services.SelectMany(s => s.Fixtures).SelectMany(f => f.Create.Concat(f.Delete)).Select(r => r.Spec));
        return [.. requests.Select(r => r.Identity?.Name ?? Identity.AnonymousName)];
    }

    private CaseResult Unproven(ContractCase contractCase, string reason) => new(contractCase, new Verdict.Unproven(reason), _clock.GetUtcNow());

    private CaseResult Untried(ContractCase contractCase, string why) => Unproven(contractCase, $"not sent: {why}") with { Untried = true };
}

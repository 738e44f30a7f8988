using System.Collections.Concurrent;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Exchanges.Signing;
using ContractTests.Exchanges.Wire;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>What all cases of a run share: the client, the names, the secrets, the tokens, and the lists of what went wrong around them.</summary>
internal sealed class RunContext
{
    // A fixture's request that comes too soon after a burst is sent again when its time has come; after that it is judged.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AfterBurst = TimeSpan.FromSeconds(1);

    private readonly ContractEnvironment _environment;
    private readonly RunNames _names;
    private readonly ApiClient _client;
    private readonly TimeProvider _clock;
    private readonly TokenStore _tokens;
    private readonly CancellationToken _cleanup;
    private readonly IReadOnlySet<string> _usedOutsideBursts;
    private readonly ConcurrentQueue<Leftover> _leftovers = [];
    private readonly ConcurrentDictionary<(string What, string Request, string Message, SpecMark Source), int> _failures = [];

    public RunContext(ContractEnvironment environment, RunNames names, ApiClient client, Secrets secrets, Health health, IReadOnlySet<string> usedOutsideBursts, TimeProvider clock, CancellationToken interrupted, CancellationToken cleanup)
    {
        (_environment, _names, _client, _usedOutsideBursts, _clock, _cleanup) = (environment, names, client, usedOutsideBursts, clock, cleanup);
        (Secrets, Health, Interrupted) = (secrets, health, interrupted);
        _tokens = new TokenStore(this, health, clock);
    }

    public Secrets Secrets { get; }

    public Health Health { get; }

    public required KnownIssues KnownIssues { get; init; }

    public CancellationToken Interrupted { get; }

    public TimeProvider Clock => _clock;

    public int Concurrency => _environment.Limits.Concurrency;

    public IReadOnlyList<Leftover> Leftovers => [.. _leftovers];

    public IReadOnlyList<SupportFailure> SupportFailures => [.. _failures.Select(f => new SupportFailure(f.Key.What, f.Key.Request, f.Key.Message, f.Key.Source, f.Value)).OrderBy(f => f.What, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];

    /// <summary>A burst has drawn what it was to draw: who is answered 429 from then on came too soon after it.</summary>
    public bool HadBurst { get; set; }

    /// <summary>Whether the environment itself gave any whole answer, be it the right one.</summary>
    public bool Answered { get; private set; }

    /// <summary>Whether others than bursts use an identity, and would suffer from what a burst has used up.</summary>
    public bool IsShared(VariableName? identity) => _usedOutsideBursts.Contains(identity?.Name ?? Identity.AnonymousName);

    /// <summary>The environment is still waited for: an identity that cannot be obtained says nothing yet.</summary>
    public bool IsWaiting { set => _tokens.IsWaiting = value; }

    public VariableScope NewScope() => new(_names, _environment);

    /// <summary>A request as a line for a shell, without secrets.</summary>
    public string Curl(ApiRequest request) => Secrets.Hide(CurlLine.Of(Secrets.Hide(request), _environment.Transport));

    public void Leave(Leftover leftover) => _leftovers.Enqueue(leftover);

    /// <summary>
    /// Sends a request, unless the run was interrupted and the request is none that <paramref name="must"/> go out. One that <paramref name="creates"/>
    /// something is waited for also after an interruption, so that it can be deleted; any other is given up at once.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    /// <exception cref="UnmakeableRequestException">The environment is protected.</exception>
    public async Task<Observation> Send(ApiRequest request, bool creates, bool must = false)
    {
        await Turn(must);
        return await SendNow(request, creates, must);
    }

    /// <summary>
    /// Makes a request in the name of its identity and sends it. <paramref name="make"/> is given the identity's token, where it has one. A 401
    /// that a token drew for its age is followed by the same request with a new one, unless a 401 is what is <paramref name="wanted"/>.
    /// </summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put, or the identity cannot be obtained.</exception>
    public async Task<Exchange> Send(string what, VariableName? identityName, Func<string?, ApiRequest> make, bool creates, Func<int, bool> wanted, bool must = false, CancellationToken givesUp = default)
    {
        var identity = _environment.Identity(identityName?.Name ?? Identity.AnonymousName)!; // checked with the specs
        var (request, token) = await Made(identity, make, must, givesUp);
        var observation = await SendNow(request, creates, must);
        if (token is null || observation is not Answer { StatusLine.Code: 401 } || wanted(401) || !Carries(request, identity, token) || !await _tokens.Renewed(token, identity, what, must))
            return new Exchange(request, observation);

        var (again, _) = await Made(identity, make, must, default);
        var second = await SendNow(again, creates, must);
        if (second is Answer { StatusLine.Code: 401 })
            _tokens.WasNotTooOld(identity, what);
        return new Exchange(again, second) { Before = new Exchange(request, observation) };
    }

    /// <summary>Sends one fixture's or clean-up's request and judges it like any other; one that is answered 429 waits as long as it is told to.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put, or the identity cannot be obtained.</exception>
    public async Task<SupportStep> Send(string what, ServiceContract service, SupportRequest spec, VariableScope scope, bool must = false)
    {
        var observation = await Patiently(() => Send(spec, scope, must), must);
        var breach = observation is Answer answer ? Judge.Of(service, spec, answer, scope, Secrets) : null;
        var step = new SupportStep(spec, observation, breach);
        if (Explain(step, service) is { } message && !(breach is not null && KnownIssues.Tolerates(service, spec, breach, (Answer)observation))) // a breach is judged from an answer
            _failures.AddOrUpdate((what, spec.ToString(), message, spec.Mark), 1, static (_, count) => count + 1);
        return step;
    }

    /// <summary>Sends a request that is no case, without judging it.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put, or the identity cannot be obtained.</exception>
    public async Task<Observation> Send(SupportRequest spec, VariableScope scope, bool must, TimeSpan? timeout = null) =>
        (await Send(spec.ToString(), spec.Spec.Identity, token => RequestMaker.Make(spec.Method, spec.Template, spec.Spec, scope, token) with { Timeout = timeout, NeedsWholeBody = true }, creates: !HttpToken.IsSafe(spec.Method), spec.Accepts, must)).Observation;

    /// <summary>What is wrong with a step's answer, as a sentence's end without secrets; null where nothing is.</summary>
    public string? Explain(SupportStep step, ServiceContract service) => (step.Observation, step.Breach) switch
    {
        (NoAnswer none, _) => Shown(none.Detail),
        (Answer, { Kind: BreachKind.Expectation } breach) => $"{breach.Summary}: {string.Join("; ", breach.Remarks)}",
        (Answer answer, { } breach) => $"{breach.Summary}: {Promised(step.Spec, service, answer, breach)} was promised, {Shown(answer)} came",
        _ => null,
    };

    /// <summary>An answer's status line as it may be shown.</summary>
    public string Shown(Answer answer) => Shown(answer.StatusLine.ToString());

    /// <summary>Takes values out of an answer; what it does not hold, or holds empty, is returned.</summary>
    public MissingCaptures Take(IEnumerable<Capture> captures, Answer answer, Action<string, VariableValue> keep)
    {
        var missing = new List<Capture>();
        var body = new Lazy<ReceivedJson>(() => new ReceivedJson(new DecodedBody(answer)));
        foreach (var capture in captures)
        {
            var value = capture.Header is { } header ? answer.Header(header) is { } text ? new VariableValue(text) : null : body.Value.First(capture.JsonPath!); // a capture has one or the other
            if (value is not { Text.Length: > 0 })
            {
                missing.Add(capture);
                continue;
            }

            if (capture.Secret)
                Secrets.Add(value.Text);
            keep(capture.Name, value);
        }

        return new MissingCaptures(missing, missing.Exists(m => m.JsonPath is not null) ? body.Value.Unreadable : null);
    }

    // The token, and what is signed with a date, are as new as can be when the request goes out.
    private async ValueTask<(ApiRequest Request, Token? Token)> Made(Identity identity, Func<string?, ApiRequest> make, bool must, CancellationToken givesUp)
    {
        await Turn(must, givesUp);
        var token = identity.NeedsToken ? await _tokens.Of(identity, must) : null;
        return (Finished(make(token?.Value), identity), token);
    }

    private ValueTask Turn(bool must, CancellationToken givesUp = default)
    {
        if (!must)
            Interrupted.ThrowIfCancellationRequested();
        return givesUp.CanBeCanceled ? TurnOf(must, givesUp) : _client.Turn(must ? _cleanup : Interrupted, must);
    }

    private async ValueTask TurnOf(bool must, CancellationToken givesUp)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(must ? _cleanup : Interrupted, givesUp);
        await _client.Turn(either.Token, must);
    }

    private async Task<Observation> SendNow(ApiRequest request, bool creates, bool must)
    {
        if (!must)
            Interrupted.ThrowIfCancellationRequested();
        // The specs were checked for it; this is where nothing gets past, whatever they were not checked for.
        if (!_environment.Allows(request.Method))
            throw new UnmakeableRequestException($"the environment `{_environment.Name}` is protected: {request.Method} is not sent to it");
        var observation = await _client.SendNow(request, must || creates ? _cleanup : Interrupted, must);
        if (observation is Answer && !Answered && RequestHead.Origin(request.Url) == RequestHead.Origin(_names.BaseUrl))
        {
            Answered = true;
            Health.Answered();
        }

        return observation;
    }

    private async Task<Observation> Patiently(Func<Task<Observation>> send, bool must)
    {
        var began = _clock.GetTimestamp();
        while (true)
        {
            var observation = await send();
            if (observation is not Answer { StatusLine.Code: 429 } answer || (RetryAfter.Of(answer, _clock.GetUtcNow()) ?? (HadBurst ? AfterBurst : null)) is not { } wait || wait > LongestPatience - _clock.GetElapsedTime(began))
                return observation;
            await Task.Delay(wait, _clock, must ? _cleanup : Interrupted);
        }
    }

    // What can only be added when everything else is there.
    private ApiRequest Finished(ApiRequest request, Identity identity)
    {
        if (identity.Presented is { } certificate)
            request = request with { Certificate = certificate };
        if (identity.AccessKey is not { } pair)
            return request;
        var scope = NewScope();
        return RequestSignature.Sign(request, scope.Text(pair.Key), scope.Text(pair.Secret), _clock.GetUtcNow());
    }

    // A header of the case's own may have taken the token's place.
    private static bool Carries(ApiRequest request, Identity identity, Token token) =>
        request.Wire is not null || request.Headers.Any(h => h.Key.Equals(identity.TokenHeader, StringComparison.OrdinalIgnoreCase) && h.Value == token.Value);

    // Masked first: white space made visible would disguise a secret.
    private string Shown(string received) => VisibleText.Of(Secrets.Hide(received), spaces: false);

    private static string Promised(SupportRequest spec, ServiceContract service, Answer answer, Breach breach)
    {
        if (spec.Statuses.Count > 0)
            return string.Join(" or ", spec.Statuses.SelectMany(Lines));
        return breach.Kind is BreachKind.WrongReason or BreachKind.MissingReason ? string.Join(" or ", Lines(new StatusKey(answer.StatusLine.Code, false))) : "a success";

        IEnumerable<string> Lines(StatusKey status) => service.Table.For(status).SelectMany(row => row.StatusLines(status.IsRange ? null : status.Code));
    }
}

using System.Collections.Concurrent;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>What all cases of a run share: the client, the names, the secrets, and the lists of what went wrong around them.</summary>
internal sealed class RunContext(ContractEnvironment environment, RunNames names, ApiClient client, Secrets secrets, CancellationToken interrupted, CancellationToken cleanup)
{
    private readonly ConcurrentQueue<Leftover> _leftovers = [];
    private readonly ConcurrentDictionary<(string What, string Request, string Message, SpecMark Source), int> _failures = [];

    public Secrets Secrets => secrets;

    public IReadOnlyList<Leftover> Leftovers => [.. _leftovers];

    public IReadOnlyList<SupportFailure> SupportFailures => [.. _failures.Select(f => new SupportFailure(f.Key.What, f.Key.Request, f.Key.Message, f.Key.Source, f.Value)).OrderBy(f => f.What, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];

    /// <summary>Whether a fixture's or a clean-up's request drew a whole answer, be it the right one.</summary>
    public bool Answered { get; private set; }

    public VariableScope NewScope() => new(names, environment);

    public void Leave(Leftover leftover) => _leftovers.Enqueue(leftover);

    /// <summary>
    /// Sends a request, unless the run was interrupted and the request is none that <paramref name="must"/> go out. One that <paramref name="creates"/>
    /// something is waited for also after an interruption, so that it can be deleted; any other is given up at once.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public Task<Observation> Send(ApiRequest request, bool creates, bool must = false)
    {
        if (!must)
            interrupted.ThrowIfCancellationRequested();
        return client.Send(request, must || creates ? cleanup : interrupted, must);
    }

    /// <summary>Sends one fixture's or clean-up's request and judges it like any other.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put.</exception>
    public async Task<SupportStep> Send(string what, ServiceContract service, SupportRequest spec, VariableScope scope, bool must = false)
    {
        var request = RequestMaker.Make(spec.Method, spec.Template, spec.Spec, scope) with { NeedsWholeBody = true }; // values are captured from it, and the table may expect some
        var observation = await Send(request, creates: !HttpToken.IsSafe(spec.Method), must);
        Answered |= observation is Answer;
        var breach = observation is Answer answer ? Judge.Of(service, spec, answer, scope, secrets) : null;
        var step = new SupportStep(spec, observation, breach);
        if (Explain(step, service) is { } message)
            _failures.AddOrUpdate((what, spec.ToString(), message, spec.Mark), 1, static (_, count) => count + 1);
        return step;
    }

    /// <summary>What is wrong with a step's answer, as a sentence's end without secrets; null where nothing is.</summary>
    public string? Explain(SupportStep step, ServiceContract service) => (step.Observation, step.Breach) switch
    {
        (NoAnswer none, _) => Shown(none.Detail),
        (Answer, { Kind: BreachKind.Expectation } breach) => $"{breach.Summary}: {string.Join("; ", breach.Remarks)}",
        (Answer answer, { } breach) => $"{breach.Summary}: {Promised(step.Spec, service, answer, breach)} was promised, {Shown(answer.StatusLine.ToString())} came",
        _ => null,
    };

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
                secrets.Add(value.Text);
            keep(capture.Name, value);
        }

        return new MissingCaptures(missing, missing.Exists(m => m.JsonPath is not null) ? body.Value.Unreadable : null);
    }

    // Masked first: white space made visible would disguise a secret.
    private string Shown(string received) => VisibleText.Of(secrets.Hide(received), spaces: false);

    private static string Promised(SupportRequest spec, ServiceContract service, Answer answer, Breach breach)
    {
        if (spec.Statuses.Count > 0)
            return string.Join(" or ", spec.Statuses.SelectMany(Lines));
        return breach.Kind is BreachKind.WrongReason or BreachKind.MissingReason ? string.Join(" or ", Lines(new StatusKey(answer.StatusLine.Code, false))) : "a success";

        IEnumerable<string> Lines(StatusKey status) => service.Table.For(status).SelectMany(row => row.StatusLines(status.IsRange ? null : status.Code));
    }
}

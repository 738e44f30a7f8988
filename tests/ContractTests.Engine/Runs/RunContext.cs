using System.Collections.Concurrent;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>What all cases of a run share: the client, the names, the secrets, and the lists of what went wrong around them.</summary>
internal sealed class RunContext(ContractEnvironment environment, RunNames names, ApiClient client, Secrets secrets)
{
    private readonly ConcurrentQueue<Leftover> _leftovers = [];
    private readonly ConcurrentDictionary<(string What, string Request, string Message, SpecMark Source), int> _failures = [];

    public ApiClient Client => client;

    public Secrets Secrets => secrets;

    public IReadOnlyList<Leftover> Leftovers => [.. _leftovers];

    public IReadOnlyList<SupportFailure> SupportFailures => [.. _failures.Select(f => new SupportFailure(f.Key.What, f.Key.Request, f.Key.Message, f.Key.Source, f.Value)).OrderBy(f => f.What, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];

    /// <summary>Whether a fixture's or a clean-up's request drew a whole answer, be it the right one.</summary>
    public bool Answered { get; private set; }

    public VariableScope NewScope() => new(names, environment);

    public void Leave(Leftover leftover) => _leftovers.Enqueue(leftover);

    /// <summary>Sends one fixture's or clean-up's request and judges it like any other.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put.</exception>
    public async Task<SupportStep> Send(string what, ServiceContract service, SupportRequest spec, VariableScope scope, CancellationToken cancellation, bool must = false)
    {
        var request = RequestMaker.Make(spec.Method, spec.Template, spec.Spec, scope);
        var observation = await client.Send(request, cancellation, must);
        Answered |= observation is Answer;
        var breach = observation is Answer answer ? Judge.Of(service, spec, answer) : null;
        var step = new SupportStep(what, spec, secrets.Hide(request), observation, breach);
        if (Explain(step, service) is { } message)
            _failures.AddOrUpdate((what, spec.ToString(), message, spec.Mark), 1, static (_, count) => count + 1);
        return step;
    }

    /// <summary>What is wrong with a step's answer, as a sentence's end without secrets; null where nothing is.</summary>
    public string? Explain(SupportStep step, ServiceContract service) => (step.Observation, step.Breach) switch
    {
        (NoAnswer none, _) => Shown(none.Detail),
        (Answer answer, { } breach) => $"{breach.Summary}: {Promised(step.Spec, service)} was promised, {Shown(answer.StatusLine.ToString())} came",
        _ => null,
    };

    /// <summary>Takes values out of an answer; the names that it does not hold are returned.</summary>
    public IReadOnlyList<Capture> Take(IEnumerable<Capture> captures, Answer answer, Action<string, VariableValue> keep)
    {
        var missing = new List<Capture>();
        var body = new Lazy<CapturedBody>(() => new CapturedBody(answer.Body));
        foreach (var capture in captures)
        {
            var value = capture.Header is { } header ? answer.Header(header) is { } text ? new VariableValue(text) : null : body.Value.At(capture.JsonPath!); // a capture has one or the other
            if (value is null)
            {
                missing.Add(capture);
                continue;
            }

            if (capture.Secret)
                secrets.Add(value.Text);
            keep(capture.Name, value);
        }

        return missing;
    }

    // Masked first: white space made visible would disguise a secret.
    private string Shown(string received) => VisibleText.Of(secrets.Hide(received), spaces: false);

    private static string Promised(SupportRequest spec, ServiceContract service) => spec.Statuses.Count == 0
        ? "a success"
        : string.Join(" or ", spec.Statuses.SelectMany(s => service.Table.For(s).SelectMany(row => row.StatusLines(s.IsRange ? null : s.Code))));
}

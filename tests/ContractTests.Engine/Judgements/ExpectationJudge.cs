using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>Holds one answer against what is expected of it. The names in matchers are looked up in the scope and the path values of the request.</summary>
internal sealed class ExpectationJudge(Answer answer, VariableScope scope, IReadOnlyDictionary<string, VariableText> path, Secrets secrets)
{
    private readonly Shown _shown = new(secrets);
    private readonly FilledMatcher _matcher = new(scope, path, new Shown(secrets));
    private readonly Lazy<DecodedBody> _body = new(() => new DecodedBody(answer));
    private ReceivedJson? _json;

    public IEnumerable<Unmet> Unmet(IEnumerable<Promise> promises) => promises.Select(Unmet).OfType<Unmet>();

    /// <summary>What a promise asks for, as a sentence without its place.</summary>
    public string Should(Promise promise)
    {
        try
        {
            return Words(promise);
        }
        catch (UnmakeableRequestException)
        {
            return $"{Subject(promise)} should be as expected"; // nobody provided a name in it, which judging it tells
        }
    }

    public Unmet? Unmet(Promise promise)
    {
        var subject = Subject(promise);
        try
        {
            return promise switch
            {
                HeaderPromise header => Header(header),
                BodyPromise body => Body(body),
                TextPromise text => Text(text),
                SchemaPromise schema => Schema(schema),
                EmptyPromise { Empty: true } when answer.Body.Length > 0 => Told(promise, "the body is not empty", $"{Words(promise)}, it has {answer.Body.Length} byte{(answer.Body.Length == 1 ? "" : "s")}"),
                EmptyPromise { Empty: false } when answer.Body.Length == 0 => Told(promise, "the body is empty", $"{Words(promise)}, it is"),
                TimePromise time when answer.Elapsed > time.Within => Told(promise, "the answer took too long", $"{Words(promise)}, it took {Milliseconds(answer.Elapsed)}"),
                _ => null,
            };
        }
        catch (UnmakeableRequestException error)
        {
            return Told(promise, $"{subject} cannot be judged", $"{subject} cannot be judged: {_shown.Of(error.Message)}");
        }
        catch (RegexMatchTimeoutException)
        {
            return Told(promise, $"{subject} cannot be judged", $"{subject} cannot be judged: the search took longer than {Milliseconds(FilledMatcher.LongestSearch)}");
        }
        catch (RegexParseException)
        {
            return Told(promise, $"{subject} cannot be judged", $"{subject} cannot be judged: with the values of its variables the regular expression is none");
        }
    }

    private Unmet? Header(HeaderPromise promise)
    {
        var subject = Subject(promise);
        var lines = answer.Headers.Where(h => h.Key.Equals(promise.Name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToList();
        if (lines.Count == 0)
            return promise.Matcher is Matcher.Absent ? null : Told(promise, $"{subject} is missing", $"{Words(promise)}, it is missing");
        if (promise.Matcher is Matcher.Present)
            return null;

        // A list may come in one line or in several (RFC 9110 section 5.3), and what is no ASCII as ISO-8859-1 or as UTF-8.
        var joined = string.Join(", ", lines);
        if (lines.Append(joined).SelectMany(l => new[] { l, VisibleText.FromUtf8(l) }).OfType<string>().Any(l => _matcher.Holds(promise.Matcher, new Found(l))))
            return null;
        var summary = promise.Matcher is Matcher.Absent ? $"{subject} is there" : $"{subject} is not as expected";
        return Told(promise, summary, $"{Words(promise)}, it is {new Found(joined).Words(_shown)}");
    }

    private Unmet? Body(BodyPromise promise)
    {
        var json = Json;
        var should = Words(promise);
        var summary = $"{Subject(promise)} in the body";
        if (json.Unreadable is { } unreadable)
            return json.IsEmpty && promise.Matcher is Matcher.Absent ? null : Told(promise, json.IsEmpty ? $"{summary} is missing" : unreadable, $"{should}, but {unreadable}");
        if (json.At(promise.Path) is not { } tokens)
            return Told(promise, $"{summary} cannot be judged", $"{should}, but the JSONPath cannot be followed in this body");
        var found = tokens.Select(Found.Of).ToList();
        if (found.Count == 0)
            return promise.Matcher is Matcher.Absent ? null : Told(promise, $"{summary} is missing", $"{should}, it is missing");
        if (found.Find(f => !_matcher.Holds(promise.Matcher, f)) is not { } wrong)
            return null;
        var what = wrong.Path == promise.Path ? "it" : $"`{_shown.Of(wrong.Path)}`";
        return Told(promise, promise.Matcher is Matcher.Absent ? $"{summary} is there" : $"{summary} is not as expected", $"{should}, {what} is {wrong.Words(_shown)}");
    }

    private Unmet? Text(TextPromise promise)
    {
        var should = Words(promise);
        if (_body.Value.Unreadable is not null || _body.Value.Text is not { } text)
            return Told(promise, _body.Value.Untold, $"{should}, but {_body.Value.Untold}");
        if (promise.Matcher is Matcher.Absent ? text.Length == 0 : _matcher.Holds(promise.Matcher, new Found(text)))
            return null;
        return Told(promise, $"{Subject(promise)} is not as expected", $"{should}, it is {new Found(text).Words(_shown)}");
    }

    private Unmet? Schema(SchemaPromise promise)
    {
        var should = Words(promise);
        if (Json.Root is not { } root)
            return Told(promise, Json.Unreadable!, $"{should}, but {Json.Unreadable}"); // without a value it says why
        var failures = SchemaFailures.Of(promise.Schema, root, _shown);
        return failures.Count == 0 ? null : Told(promise, $"{Subject(promise)} is not as `{promise.Schema.Name}` says", $"{should}: {string.Join("; ", failures)}");
    }

    private string Words(Promise promise) => promise switch
    {
        HeaderPromise header => $"{Subject(promise)} should {_matcher.Words(header.Matcher)}",
        BodyPromise body => $"{Subject(promise)} should {_matcher.Words(body.Matcher)}",
        TextPromise text => $"{Subject(promise)} should {_matcher.Words(text.Matcher)}",
        SchemaPromise schema => $"the body should be valid by `{schema.Schema.Name}`",
        EmptyPromise { Empty: var empty } => $"the body should {(empty ? "" : "not ")}be empty",
        TimePromise time => $"the answer should take at most {Milliseconds(time.Within)}",
        _ => throw new InvalidOperationException($"no such promise: {promise}"),
    };

    private ReceivedJson Json => _json ??= new ReceivedJson(_body.Value);

    private static string Subject(Promise promise) => promise switch
    {
        HeaderPromise header => $"the header `{header.Name}`",
        BodyPromise body => $"`{body.Path}`",
        TextPromise => "the body's text",
        SchemaPromise => "the body",
        _ => "the answer",
    };

    private static Unmet Told(Promise promise, string summary, string remark) => new(summary, $"{remark} ({promise.Mark})");

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)} ms";
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Expectations;

/// <summary>Reads what a case or an entry of the status table expects of an answer.</summary>
internal sealed class ExpectationReader(SpecProblems problems)
{
    private readonly MatcherReader _matchers = new(problems);
    private readonly SchemaReader _schemas = new(problems);

    /// <summary>Null where `expect` is absent, or no mapping; with other problems the rest is returned all the same.</summary>
    public Expectation? Read(SpecKeys owner)
    {
        if (owner.Node("expect") is not { } node || SpecKeys.Of(node, "`expect`", Expectation.Keys, problems) is not { } keys)
            return null;
        if (node is not SpecMap { Entries.Count: > 0 })
            problems.Add(owner.At("expect"), "`expect` has nothing in it", "a check that is not made must not look like one: remove it, or say what an answer must have");

        var promises = new List<Promise>();
        promises.AddRange(Entries(keys, "headers").Select(e => Header(e.Key, e.Value)).OfType<Promise>());
        promises.AddRange(Entries(keys, "body").Select(e => Body(e.Key, e.Value)).OfType<Promise>());
        if (keys.Node("text") is { } text && _matchers.Read(text, keys.At("text"), "`text`", json: false) is { } matcher)
            promises.Add(new TextPromise(matcher, keys.At("text")));
        if (keys.Scalar("schema") is { } file && _schemas.Read(file) is { } schema)
            promises.Add(new SchemaPromise(schema, keys.At("schema")));
        if (keys.Has("empty"))
            promises.Add(Empty(keys));
        if (keys.Scalar("within") is { } within && Time(within, keys.At("within")) is { } time)
            promises.Add(time);
        return new Expectation(promises);
    }

    /// <summary>What no answer can keep, since it has no body by RFC 9110: to HEAD, and with 204 and 304.</summary>
    public void RejectBody(Expectation? expectation, string? method, StatusKey status)
    {
        var why = method == "HEAD" ? "an answer to HEAD" : status is { IsRange: false, Code: 204 or 304 } ? $"an answer with status {status}" : null;
        foreach (var promise in expectation?.Promises.Where(p => p.NeedsBody && why is not null) ?? [])
            problems.Add(promise.Mark, $"{why} has no body: this could never hold", "RFC 9110 section 6.4.1");
    }

    private IEnumerable<KeyValuePair<SpecScalar, SpecNode>> Entries(SpecKeys keys, string key)
    {
        if (keys.Node(key) is { IsNull: true } or SpecMap { Entries.Count: 0 })
            problems.Add(keys.At(key), $"`{key}` has nothing in it", "a check that is not made must not look like one");
        return keys.Map(key)?.Entries ?? [];
    }

    private HeaderPromise? Header(SpecScalar name, SpecNode node)
    {
        if (!HttpToken.Is(name.Text))
            problems.Add(name.Mark, $"`{name.Text}` is not a header name", "RFC 9110 section 5.1 allows letters, digits and !#$%&'*+-.^_`|~");
        return _matchers.Read(node, name.Mark, $"the header `{name.Text}`", json: false) is { } matcher ? new HeaderPromise(name.Text, matcher, name.Mark) : null;
    }

    private BodyPromise? Body(SpecScalar path, SpecNode node)
    {
        if (path.Text.Contains("$(", StringComparison.Ordinal))
            problems.Add(path.Mark, $"the path `{path.Text}` would be followed as it stands", "a matcher may hold variables, a JSONPath may not");
        else if (!JsonPathText.IsMeant(path.Text))
            problems.Add(path.Mark, $"`{path.Text}` is no place in a body", "write a JSONPath such as `$.id`");
        else
            JsonPathText.Check(path, problems);
        return _matchers.Read(node, path.Mark, $"`{path.Text}`", json: true) is { } matcher ? new BodyPromise(path.Text, matcher, path.Mark) : null;
    }

    private EmptyPromise Empty(SpecKeys keys)
    {
        var empty = keys.Flag("empty");
        foreach (var beside in new[] { "body", "text", "schema" }.Where(key => empty && keys.Has(key)))
            problems.Add(keys.At(beside), $"`{beside}` beside `empty: true`: an empty body has nothing to look at");
        return new EmptyPromise(empty, keys.At("empty"));
    }

    private TimePromise? Time(SpecScalar written, SpecMark key)
    {
        if (Limits.Duration(written.Text) is { } time)
            return new TimePromise(time, key);
        problems.Add(written.Mark, $"`{written.Text}` is not a time", "write it with its unit, 800ms, 10s or 2m: more than nothing and at most a day");
        return null;
    }
}

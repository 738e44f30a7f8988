using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts;

/// <summary>A service's documented statuses, from `status-codes.yaml`.</summary>
public sealed class StatusTable(string? source, IReadOnlyList<DocumentedStatus> statuses)
{
    internal static readonly string[] Keys = ["source", "statuses"];
    internal static readonly string[] StatusKeys = ["reason", "methods", "expect", "description"];

    public string? Source { get; } = source;

    public IReadOnlyList<DocumentedStatus> Statuses { get; } = statuses;

    /// <summary>The row for a code: its own before its range's.</summary>
    public DocumentedStatus? For(int code)
    {
        DocumentedStatus? range = null;
        for (var at = 0; at < Statuses.Count; at++)
        {
            var status = Statuses[at];
            if (!status.Key.IsRange && status.Key.Code == code)
                return status;
            if (status.Key.Covers(code))
                range ??= status;
        }

        return range;
    }

    /// <summary>The rows by which a documented key can be met: one for a code; for a range its own, or those of its codes.</summary>
    public IReadOnlyList<DocumentedStatus> For(StatusKey key)
    {
        if (!key.IsRange)
            return For(key.Code) is { } row ? [row] : [];
        return Statuses.FirstOrDefault(s => s.Key == key) is { } range ? [range] : [.. Statuses.Where(s => key.Covers(s.Key.Code))];
    }

    /// <summary>The rows that an answer meant to meet a key may turn out to have: those of its codes, and the range's for the rest.</summary>
    public IEnumerable<DocumentedStatus> Meeting(StatusKey key) => key.IsRange ? Statuses.Where(s => key.Covers(s.Key.Code)) : For(key);

    /// <summary>Null where a code may be missing from what could be read: nothing can be held against such a table.</summary>
    internal static StatusTable? Read(SpecNode node, ExpectationReader expectations, SpecProblems problems)
    {
        var statuses = new List<DocumentedStatus>();
        if (SpecKeys.Of(node, "a status table", Keys, problems) is not { } keys)
            return null;

        var map = keys.Map("statuses");
        if (map is { Entries.Count: 0 } || keys.Lacks("statuses") || keys.Node("statuses") is { IsNull: true })
            problems.Add(keys.At("statuses"), "the status table lists no status", "write `statuses:` with one line a code, such as `404: Not Found`");
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (Contracts.StatusKey.Read(key, problems) is { } status)
                statuses.Add(Row(status, key, value, expectations, problems));
        }

        var table = new StatusTable(keys.Text("source"), statuses);
        return map is not null && statuses.Count == map.Entries.Count && statuses.Count > 0 ? table : null;
    }

    private static DocumentedStatus Row(StatusKey status, SpecScalar key, SpecNode value, ExpectationReader expectations, SpecProblems problems)
    {
        if (value is SpecScalar { IsNull: false } phrase)
            return new DocumentedStatus(status, Reasons([phrase], problems), [], key.Mark);
        if (value is SpecList)
        {
            problems.Add(value.Mark, $"status {status} must be a phrase or a mapping, this is {value.Kind}", $"write `{status}: {{ reason: [Phrase, Another] }}` for several phrases");
            return new DocumentedStatus(status, [], [], key.Mark);
        }

        var keys = SpecKeys.Of(value, $"status {status}", StatusKeys, problems);
        if (keys is null || !keys.Has("reason"))
        {
            if (keys?.Lacks("reason") == true)
                problems.Add(key.Mark, $"status {status} has no reason phrase", $"write `{status}: Phrase`, or `{status}: {{ reason: any }}` to leave the phrase unchecked");
            return new DocumentedStatus(status, [], [], key.Mark);
        }

        if (keys.Node("reason") is SpecList { Items.Count: 0 } none)
            problems.Add(none.Mark, $"status {status} has an empty list of reason phrases", "write `reason: any` to leave the phrase unchecked");
        _ = keys.Text("description");
        var expect = expectations.Read(keys);
        expectations.RejectBody(expect, null, status);
        return new DocumentedStatus(status, Reasons(keys.Scalars("reason"), problems), [.. keys.Scalars("methods").Select(m => m.Text)], key.Mark) { Expect = expect };
    }

    private static List<string> Reasons(IReadOnlyList<SpecScalar> phrases, SpecProblems problems)
    {
        if (phrases is [{ Plain: true, Text: "any" }])
            return [];
        foreach (var phrase in phrases)
        {
            if (phrase is { Plain: true, Text: "any" })
                problems.Add(phrase.Mark, "`any` stands for every phrase and cannot be one of several", "write `reason: any`, or quote it where the phrase really is \"any\"");
            if (phrase.Text.Any(c => c != '\t' && char.IsControl(c)))
                problems.Add(phrase.Mark, "a reason phrase cannot hold control characters", "RFC 9112 section 4 allows tab, space, visible characters and bytes from 0x80");
        }

        return [.. phrases.Select(p => p.Text)];
    }
}

using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables;

/// <summary>A row to take over; no phrase where the page gives none.</summary>
internal sealed record ExpectedStatus(StatusKey Key, IReadOnlyList<string> Phrases)
{
    /// <summary>A status a line, so that a failure shows the lines that differ.</summary>
    public static string Lines(IEnumerable<ExpectedStatus> statuses)
    {
        var lines = statuses.Select(s => s.ToString()).Order(StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? "no status table" : string.Join('\n', lines);
    }

    public override string ToString() => $"{Key} {(Phrases.Count == 0 ? "without a phrase" : string.Join(" or ", Phrases.Select(p => $"\"{p}\"")))}";
}

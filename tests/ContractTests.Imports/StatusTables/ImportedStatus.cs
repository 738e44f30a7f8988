using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables;

/// <summary>One status as a page documents it, with the first line where it stands; no reason at all means that the page gives none.</summary>
public sealed record ImportedStatus(StatusKey Key, IReadOnlyList<string> Reasons, int Line)
{
    public IReadOnlyList<string> Methods { get; init; } = [];

    public IReadOnlyList<string> Descriptions { get; init; } = [];

    /// <summary>All that the page says about the status, on one line.</summary>
    public string Description => string.Concat(Descriptions.Select((text, at) => at == 0 ? text : Descriptions[at - 1][^1] is '.' or '!' or '?' or '。' or ';' ? $" {text}" : $"; {text}"));

    public bool LacksReason => Reasons.Count == 0 && !Key.IsRange;
}

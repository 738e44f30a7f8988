namespace ContractTests.Imports.StatusTables.Grids;

/// <summary>
/// The plain text of a table's cell; its paragraphs and forced line breaks are separated by a line feed. <see cref="Lead"/> is what the cell begins with in
/// bold or in code, where something else follows it. A merged cell stands in several places of a grid as one and the same object.
/// </summary>
internal sealed class Cell(int line, string text, string? lead = null)
{
    public static readonly Cell Nothing = new(0, "");

    public int Line { get; } = line;

    public string Text { get; } = text;

    public string? Lead { get; } = lead;

    public bool IsBlank { get; } = text.All(c => c is '-' or '–' or '—' or '/' or '.' or '\n' or ' ') || text is "N/A" or "n/a" or "NA" or "无" or "None" or "none";

    /// <summary>On one line.</summary>
    public string Words => Text.Replace('\n', ' ');
}

using ContractTests.Contracts;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>
/// Where the reason phrases of a status table stand: in a column, or behind the codes (<see cref="InCode"/>). Its header does not decide that, unless it plainly
/// says so; what stands in its cells does.
/// </summary>
internal sealed record PhraseColumn(int Index, bool IsNamed, int Known, double KnownShare, IReadOnlySet<string> Separators)
{
    public const int InCode = -1;

    private const int FewestKnown = 3;

    /// <summary>Whether an unusual phrase among the known ones is one: `Pet not found` beside a lone `OK` is a description.</summary>
    public bool HoldsUnusual { get; private init; }

    /// <summary>The column of phrases, if there is one: that with the most known ones.</summary>
    public static PhraseColumn? In(CodeColumn codes) =>
        Enumerable.Range(InCode, codes.Grid.Width + 1)
            .Where(column => column != codes.Index)
            .Select(column => Judge(codes, column))
            .OfType<PhraseColumn>()
            .OrderByDescending(c => c.KnownShare + (c.IsNamed ? 0.5 : 0))
            .FirstOrDefault();

    public static PhraseReading Read(CodedRow row, int entry, int column)
    {
        var code = row.Codes[entry].Key?.Code ?? 0;
        if (column == InCode)
            return PhraseReading.Of(row.Codes[entry].Rest, LeadBehindCode(row.CodeCell), code);
        var cell = row.Row.Cell(column);
        var own = CodeCell.Read(cell);
        if (own.FirstOrDefault(o => o.Key == row.Codes[entry].Key) is { } again)
            return PhraseReading.Of(again.Rest, LeadBehindCode(cell), code); // `404 | 404 Not Found`
        return PhraseReading.Of(row.Codes.Count > 1 && Parts(cell.Text, row.Codes.Count) is { } parts ? parts[entry] : cell.Text, cell.Lead, code);
    }

    private static PhraseColumn? Judge(CodeColumn codes, int column)
    {
        var saysSo = column != InCode && HeaderWords.NamesPhrases(StatusGrid.HeaderOf(codes, column));
        var readings = Readings(codes, column, saysSo).ToList();
        var known = readings.Count(r => r.IsKnown);
        var near = readings.Count(r => r.Kind == PhraseKind.Near);
        var isNamed = saysSo && readings.Count(r => r.Kind is PhraseKind.Other) * 2 <= readings.Count;
        var share = readings.Count == 0 ? 0 : (known + (0.5 * near)) / readings.Count;
        if (readings.Count == 0 || !(isNamed || (known > 0 && share >= 0.5)))
            return null;
        var separators = readings.Where(r => r.Kind == PhraseKind.KnownLead).GroupBy(r => r.Separator).Where(g => g.Count() * 2 >= known).Select(g => g.Key).ToHashSet();
        return new PhraseColumn(column, isNamed, known, share, separators) { HoldsUnusual = isNamed || (known >= FewestKnown && known * 3 >= readings.Count * 2) };
    }

    // One for every cell of every code; of codes that have no phrase anywhere, only where the header vouches for the column.
    private static IEnumerable<PhraseReading> Readings(CodeColumn codes, int column, bool saysSo)
    {
        var seen = new HashSet<(Cell, StatusKey)>();
        foreach (var row in codes.Rows)
        {
            for (var entry = 0; entry < row.Codes.Count; entry++)
            {
                if (row.Codes[entry].Key is not { IsRange: false } key || !(saysSo || PhraseText.HasPhrases(key.Code)) || !seen.Add((column == InCode ? row.CodeCell : row.Row.Cell(column), key)))
                    continue;
                var reading = Read(row, entry, column);
                if (reading.Kind != PhraseKind.Blank)
                    yield return reading;
            }
        }
    }

    private static string? LeadBehindCode(Cell cell) => cell.Lead is { } lead && CodeCell.Read(new Cell(cell.Line, lead)) is [{ Rest.Length: > 0 } entry] ? entry.Rest : null;

    // `401/403` beside `Unauthorized/Forbidden`.
    private static string[]? Parts(string text, int count)
    {
        foreach (var separator in new[] { "\n", "/", ", ", ";", " or ", " and ", " | ", "、" })
        {
            var parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == count)
                return parts;
        }

        return null;
    }
}

using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>The column of a grid that holds codes: its header, its rows, and the rows that could not be read.</summary>
internal sealed record CodeColumn(Grid Grid, int Index, string Header, IReadOnlyList<CodedRow> Rows, IReadOnlyList<Cell> Unread)
{
    private const double Most = 0.6;

    // The codes that APIs do send; a list of other numbers has few of them.
    private static readonly HashSet<int> Usual =
    [
        200, 201, 202, 204, 206, 207, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 422, 423, 424, 428, 429, 431, 500, 501,
        502, 503, 504, 507,
    ];

    public IReadOnlyList<CodeEntry> Codes { get; } = [.. Rows.Select(r => r.CodeCell).Distinct().SelectMany(c => CodeCell.Read(c))];

    /// <summary>How many of the codes are usual ones, 0 to 1; a range counts as one.</summary>
    public double UsualShare => Codes.Count == 0 ? 0 : (double)Codes.Count(c => c.Key is { IsRange: true } or null || Usual.Contains(c.Key.Value.Code)) / Codes.Count;

    public bool HasRoundCodesOnly => Codes.All(c => c.Key is { IsRange: false, Code: var code } && code % 10 == 0);

    /// <summary>Every column of which most cells are codes.</summary>
    public static IEnumerable<CodeColumn> In(Grid grid) => Enumerable.Range(0, grid.Width).Select(index => Read(grid, index)).OfType<CodeColumn>();

    private static CodeColumn? Read(Grid grid, int index)
    {
        var heads = HeadCount(grid, index);
        var rows = new List<CodedRow>();
        var unread = new List<Cell>();
        IReadOnlyList<CodeEntry> codes = [];
        Cell? last = null;
        var hundreds = new Lazy<HashSet<int>>(() => Hundreds(grid, index));
        foreach (var row in grid.Rows.Skip(heads))
        {
            var cell = row.Cell(index);
            if (row.IsSection && IsSection(row, cell, hundreds))
                continue;
            if (cell.IsBlank && last is not null)
            {
                rows.Add(new CodedRow(row, last, codes));
                continue;
            }

            if (CodeCell.Read(cell) is { Count: > 0 } read)
                rows.Add(new CodedRow(row, last = cell, codes = read));
            else if (!cell.IsBlank && !row.IsHead)
                unread.Add(cell);
        }

        var own = rows.Select(r => r.CodeCell).Distinct().Count();
        var others = unread.Distinct().Count(c => !IsHeadAgain(grid, heads, index, c) && !CodeCell.IsDivided(c));
        if (own == 0 || own < Most * (own + others))
            return null;
        var header = string.Join(' ', grid.Rows.Take(heads).Select(r => r.Cell(index)).Distinct().Select(c => c.Words));
        return new CodeColumn(grid, index, header, rows, [.. unread.Distinct().Where(c => !IsHeadAgain(grid, heads, index, c))]);
    }

    // The rows before the first code: where the markup calls a row a header that begins with a code, the table has none.
    private static int HeadCount(Grid grid, int index)
    {
        var count = 0;
        while (count < grid.Rows.Count && count < 4 && CodeCell.Read(grid.Rows[count].Cell(index)).Count == 0 && (count == 0 || grid.Rows[count].IsHead))
            count++;
        return count == 1 && grid.Rows.Count > 1 && !grid.Rows[0].IsHead && grid.Rows[0].Cell(index).Text.Any(char.IsAsciiDigit) ? 0 : count;
    }

    private static bool IsHeadAgain(Grid grid, int heads, int index, Cell cell) => grid.Rows.Take(heads).Any(r => r.Cell(index).Text.Equals(cell.Text, StringComparison.OrdinalIgnoreCase));

    // `5xx` alone in its row is a status of its own, unless there are rows for such codes: then it is their title.
    private static bool IsSection(GridRow row, Cell cell, Lazy<HashSet<int>> hundreds) => CodeCell.Read(cell) switch
    {
        [] => true,
        [{ Key: { IsRange: true } range }] => hundreds.Value.Contains(range.Code),
        _ => ReferenceEquals(row.Cell(0), row.Cell(1)),
    };

    private static HashSet<int> Hundreds(Grid grid, int index) => [.. grid.Rows.SelectMany(r => CodeCell.Read(r.Cell(index))).Where(c => c.Key is { IsRange: false }).Select(c => c.Key!.Value.Code / 100 * 100)]; // those with a key
}

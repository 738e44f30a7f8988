using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>
/// Reads a table whose columns are drawn with `=====  =====`. A row with an empty first column goes on with the row before; `-----------` under a row
/// merges columns.
/// </summary>
internal sealed class SimpleTable
{
    private readonly List<GridRow> _rows = [];
    private readonly List<(int From, int To)> _columns;
    private readonly List<(string Text, int Line)> _row = [];

    private SimpleTable(string border) => _columns = Segments(border, '=');

    public static bool IsBorder(string line) => line.Contains(' ', StringComparison.Ordinal) && line.Trim() is { Length: > 2 } border && border.All(c => c is '=' or ' ') && border.Contains("= ", StringComparison.Ordinal);

    /// <summary>The table that begins at a line, and the line behind it; null where the border that would end it is missing.</summary>
    public static (IReadOnlyList<GridRow> Rows, int End)? Read(RstLines lines, int first)
    {
        var borders = new List<int> { first };
        var indent = RstLines.Indent(lines[first]);
        for (var at = first + 1; at < lines.Count && borders.Count < 3; at++)
        {
            if (!RstLines.IsBlank(lines[at]) && RstLines.Indent(lines[at]) < indent)
                break;
            if (!IsBorder(lines[at]))
                continue;
            borders.Add(at);
            if (RstLines.IsBlank(lines[at + 1]))
                break;
        }

        if (borders.Count == 1)
            return null;
        var table = new SimpleTable(lines[first]);
        for (var at = first + 1; at <= borders[^1]; at++)
            table.Take(RstLines.InColumns(lines[at]), at + 1, isHead: borders.Count == 3 && at <= borders[1]);
        return (table._rows, borders[^1] + 1);
    }

    private void Take(string line, int number, bool isHead)
    {
        var isRule = line.Trim() is { Length: > 0 } rule && rule.All(c => c is '-' or ' ') && rule.Contains("--", StringComparison.Ordinal);
        if (RstLines.IsBlank(line))
        {
            if (_row.Count > 0)
                _row.Add(("", number));
        }
        else if (isRule || IsBorder(line))
        {
            EndRow(isHead, isRule ? Segments(line, '-') : _columns);
        }
        else
        {
            if (_row.Count > 0 && Part(line, _columns, 0).Trim().Length > 0)
                EndRow(isHead, _columns);
            _row.Add((line, number));
        }
    }

    private void EndRow(bool isHead, List<(int From, int To)> columns)
    {
        if (_row.Count == 0)
            return;
        var cells = new List<Cell>();
        for (var at = 0; at < columns.Count; at++)
        {
            var cell = RstInline.Cell(_row.Select(line => Part(line.Text, columns, at).Replace("\0", "", StringComparison.Ordinal)), _row[0].Line);
            var next = at + 1 < columns.Count ? columns[at + 1].From : int.MaxValue;
            cells.AddRange(_columns.Where(c => c.From >= columns[at].From && c.From < next).Select(_ => cell));
        }

        _rows.Add(new GridRow(_row[0].Line, cells, isHead));
        _row.Clear();
    }

    // A text may go on behind the last column, and into the margin of another.
    private static string Part(string line, List<(int From, int To)> columns, int at)
    {
        var from = Math.Min(columns[at].From, line.Length);
        var to = at + 1 < columns.Count ? Math.Min(columns[at + 1].From, line.Length) : line.Length;
        return from < to ? line[from..to] : "";
    }

    private static List<(int From, int To)> Segments(string border, char mark)
    {
        var segments = new List<(int From, int To)>();
        for (var at = 0; at < border.Length && segments.Count < 64; at++)
        {
            if (border[at] != mark)
                continue;
            var from = at;
            while (at < border.Length && border[at] == mark)
                at++;
            segments.Add((from, at));
        }

        return segments;
    }
}

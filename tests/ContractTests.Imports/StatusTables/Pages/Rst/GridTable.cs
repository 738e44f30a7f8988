using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>Reads a table that is drawn with `+---+` and `|`. Where a line of the drawing is missing, the cells on both sides are one.</summary>
internal sealed class GridTable
{
    private readonly List<string> _lines;
    private readonly int _first;
    private readonly List<int> _columns;
    private readonly List<int> _rules;

    private GridTable(List<string> lines, int first)
    {
        _lines = lines;
        _first = first;
        _rules = [.. Enumerable.Range(0, lines.Count).Where(at => lines[at].Contains("+-", StringComparison.Ordinal) || lines[at].Contains("+=", StringComparison.Ordinal)).Where(at => IsRule(lines[at]))];
        _columns = [.. _rules.SelectMany(at => Corners(lines[at])).Distinct().Order().Take(65)];
    }

    public static bool IsBorder(string line) => line.Trim() is { Length: > 4 } border && border[0] == '+' && border[^1] == '+' && border.All(c => c is '+' or '-' or '=');

    public static (IReadOnlyList<GridRow> Rows, int End) Read(RstLines lines, int first)
    {
        var (end, indent) = (first, RstLines.Indent(lines[first]));
        while (end < lines.Count && lines[end].TrimStart() is ['+' or '|', ..] && RstLines.Indent(lines[end]) == indent)
            end++;
        var drawn = Enumerable.Range(first, end - first).Select(at => RstLines.InColumns(lines[at])).ToList();
        return (new GridTable(drawn, first).Rows(), end);
    }

    private List<GridRow> Rows()
    {
        var rows = new List<GridRow>();
        var headEnd = _rules.FindIndex(at => _lines[at].Contains("+=", StringComparison.Ordinal));
        var above = Array.Empty<Drawn>();
        for (var band = 0; band + 1 < _rules.Count; band++)
        {
            if (_rules[band + 1] - _rules[band] < 2)
                continue;
            var row = Band(band, above);
            rows.Add(new GridRow(_first + _rules[band] + 2, [], band < headEnd));
            above = row;
            _drawn.Add(row);
        }

        var cells = new Dictionary<Drawn, Cell>();
        for (var at = 0; at < rows.Count; at++)
            rows[at] = rows[at] with { Cells = [.. _drawn[at].Select(d => CellOf(d, cells))] };
        return rows;
    }

    private readonly List<Drawn[]> _drawn = [];

    private Drawn[] Band(int band, Drawn[] above)
    {
        var (from, to) = (_rules[band] + 1, _rules[band + 1]);
        var row = new Drawn[Math.Max(0, _columns.Count - 1)];
        for (var column = 0; column < row.Length; column++)
        {
            var last = column;
            while (last + 1 < row.Length && !IsDivided(from, to, _columns[last + 1]))
                last++;
            var open = above.Length > 0 && !IsRuled(_rules[band], _columns[column], _columns[last + 1]) && above[column].Last == last && above[column].First == column;
            var drawn = open ? above[column] : new Drawn(column, last, _first + from + 1);
            drawn.Lines.AddRange(Enumerable.Range(from, to - from).Select(at => Text(at, _columns[column] + 1, _columns[last + 1])));
            Array.Fill(row, drawn, column, last - column + 1);
            column = last;
        }

        return row;
    }

    private bool IsDivided(int from, int to, int column) => Enumerable.Range(from, to - from).All(at => column < _lines[at].Length && _lines[at][column] is '|' or '+');

    private bool IsRuled(int rule, int from, int to) => Text(rule, from + 1, to).All(c => c is '-' or '=' or '+');

    private string Text(int at, int from, int to) => from >= _lines[at].Length ? "" : _lines[at][from..Math.Min(to, _lines[at].Length)];

    private static Cell CellOf(Drawn drawn, Dictionary<Drawn, Cell> cells)
    {
        if (!cells.TryGetValue(drawn, out var cell))
            cells[drawn] = cell = RstInline.Cell(drawn.Lines.Select(l => l.Replace("\0", "", StringComparison.Ordinal)), drawn.Line);
        return cell;
    }

    // A line that parts two rows in at least one column.
    private static bool IsRule(string line)
    {
        var corners = Corners(line).ToList();
        return corners.Zip(corners.Skip(1)).Any(pair => line.AsSpan(pair.First + 1, pair.Second - pair.First - 1) is { Length: > 0 } between && !between.ContainsAnyExcept('-', '='));
    }

    private static IEnumerable<int> Corners(string line) => Enumerable.Range(0, line.Length).Where(at => line[at] == '+');

    private sealed class Drawn(int first, int last, int line)
    {
        public int First { get; } = first;

        public int Last { get; } = last;

        public int Line { get; } = line;

        public List<string> Lines { get; } = [];
    }
}

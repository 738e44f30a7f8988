using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>Reads a table that is drawn with `+---+` and `|`. Where a line of the drawing is missing, the cells on both sides are one.</summary>
internal sealed partial class GridTable
{
    public const string LooseEndSaid = "a line of this drawn table does not end at a `+`, so that its cells are not certain: it is left out";

    private readonly List<string> _lines;
    private readonly int _first;
    private readonly List<int> _columns;
    private readonly List<int> _rules;
    private readonly List<Drawn[]> _drawn = [];
    private readonly Func<IEnumerable<string>, int, Cell> _cellOf;

    private GridTable(List<string> lines, int first, Func<IEnumerable<string>, int, Cell> cellOf)
    {
        _lines = lines;
        _first = first;
        _cellOf = cellOf;
        _rules = [.. Enumerable.Range(0, lines.Count).Where(at => lines[at].Contains("+-", StringComparison.Ordinal) || lines[at].Contains("+=", StringComparison.Ordinal)).Where(at => IsRule(lines[at]))];
        _columns = [.. _rules.SelectMany(at => Corners(lines[at])).Distinct().Order().Take(65)];
    }

    public static bool IsBorder(string line) => line.Trim() is { Length: > 4 } border && border[0] == '+' && border[^1] == '+' && border.All(c => c is '+' or '-' or '=' or ':');

    /// <summary>The rows of the table that begins at a line, and the line behind it; where a line of the drawing does not end at a corner, that line instead of rows. <paramref name="cellOf"/> makes a cell of its lines and the number of the first.</summary>
    public static (IReadOnlyList<GridRow> Rows, int End, int? Wrong) Read(RstLines lines, int first, Func<IEnumerable<string>, int, Cell> cellOf)
    {
        var (end, indent) = (first, RstLines.Indent(lines[first]));
        while (end < lines.Count && lines[end].TrimStart() is ['+' or '|', ..] && RstLines.Indent(lines[end]) == indent)
            end++;
        var drawn = Enumerable.Range(first, end - first).Select(at => RstLines.InColumns(lines[at])).ToList();
        var table = new GridTable(drawn, first, cellOf);
        return table._rules.Where(at => LooseEnd().IsMatch(drawn[at])).Select(at => (int?)at).FirstOrDefault() is { } wrong ? ([], end, first + wrong + 1) : (table.Rows(), end, null);
    }

    private List<GridRow> Rows()
    {
        var rows = new List<GridRow>();
        var headEnd = _rules.FindIndex(at => _lines[at].Contains("+=", StringComparison.Ordinal));
        var above = Array.Empty<Drawn>();
        for (var band = 0; band + 1 < _rules.Count; band++)
        {
            if (_rules[band + 1] - _rules[band] < 2)
            {
                above = []; // nothing reaches through two lines of the drawing
                continue;
            }

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
            drawn.Lines.AddRange(Enumerable.Range(open ? from - 1 : from, open ? to - from + 1 : to - from).Select(at => Text(at, _columns[column] + 1, _columns[last + 1])));
            Array.Fill(row, drawn, column, last - column + 1);
            column = last;
        }

        return row;
    }

    private bool IsDivided(int from, int to, int column) => Enumerable.Range(from, to - from).All(at => column < _lines[at].Length && _lines[at][column] is '|' or '+');

    // Also where something else got into the line.
    private bool IsRuled(int rule, int from, int to) => Text(rule, from + 1, to) is var text && (text is "" or ['-' or '=' or '+' or ':', ..] or [.., '-' or '='] || text.Contains("--", StringComparison.Ordinal) || text.Contains("==", StringComparison.Ordinal));

    private string Text(int at, int from, int to) => from >= _lines[at].Length ? "" : _lines[at][from..Math.Min(to, _lines[at].Length)];

    private Cell CellOf(Drawn drawn, Dictionary<Drawn, Cell> cells)
    {
        if (!cells.TryGetValue(drawn, out var cell))
            cells[drawn] = cell = _cellOf(drawn.Lines.Select(l => l.Replace("\0", "", StringComparison.Ordinal)), drawn.Line);
        return cell;
    }

    // A line that parts two rows in at least one column.
    private static bool IsRule(string line)
    {
        var corners = Corners(line).ToList();
        return corners.Zip(corners.Skip(1)).Any(pair => line.AsSpan(pair.First + 1, pair.Second - pair.First - 1) is { Length: > 0 } between && !between.ContainsAnyExcept('-', '=', ':'));
    }

    private static IEnumerable<int> Corners(string line) => Enumerable.Range(0, line.Length).Where(at => line[at] == '+');

    [GeneratedRegex(@"(?<![-=:+])[-=]{3}|[-=]{3}(?![-=:+])", RegexOptions.CultureInvariant)]
    private static partial Regex LooseEnd();

    private sealed class Drawn(int first, int last, int line)
    {
        public int First { get; } = first;

        public int Last { get; } = last;

        public int Line { get; } = line;

        public List<string> Lines { get; } = [];
    }
}

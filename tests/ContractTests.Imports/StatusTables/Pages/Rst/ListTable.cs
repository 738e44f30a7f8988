using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>Reads a `list-table`: a list of rows, each a list of cells.</summary>
internal sealed partial class ListTable
{
    private readonly List<GridRow> _rows = [];
    private readonly List<Cell> _cells = [];
    private readonly List<string> _lines = [];
    private int _rowLine;
    private int _cellLine;
    private int _cellIndent;

    public static IReadOnlyList<GridRow> Read(RstDirective table)
    {
        var reading = new ListTable();
        var indent = table.Content.Count == 0 ? 0 : RstLines.Indent(table.Content[0]);
        for (var at = 0; at < table.Content.Count; at++)
            reading.Take(table.Content[at], table.First + at + 1, indent);
        reading.EndRow();
        return [.. reading._rows.Select((row, at) => row with { IsHead = at < table.Number("header-rows") })];
    }

    private void Take(string line, int number, int rowIndent)
    {
        if (RstLines.Indent(line) == rowIndent && Item().Match(line) is { Success: true } row)
        {
            EndRow();
            _rowLine = number;
            _cellIndent = row.Length;
            line = new string(' ', row.Length) + line[row.Length..];
        }

        if (RstLines.Indent(line) == _cellIndent && Item().Match(line) is { Success: true } cell)
        {
            EndCell();
            _cellLine = number;
            line = line[cell.Length..];
        }

        if (_cellLine > 0)
            _lines.Add(line);
    }

    private void EndCell()
    {
        if (_cellLine > 0)
            _cells.Add(RstInline.Cell(_lines, _cellLine));
        _lines.Clear();
        _cellLine = 0;
    }

    private void EndRow()
    {
        EndCell();
        if (_cells.Count > 0)
            _rows.Add(new GridRow(_rowLine, [.. _cells.Take(64)]));
        _cells.Clear();
    }

    [GeneratedRegex(@"^\s*[-*+•](?:\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}

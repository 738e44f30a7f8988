using ContractTests.Imports.StatusTables.Grids;
using ContractTests.Imports.StatusTables.Pages.Rst;

namespace ContractTests.Imports.StatusTables.Pages.Markdown;

/// <summary>A table drawn with `+---+` and `|`, written as the HTML that it stands for; what is in its cells stays Markdown.</summary>
internal static class DrawnTable
{
    public static bool Begins(string line, string next) => GridTable.IsBorder(line) && next.TrimStart().StartsWith('|');

    /// <summary>The line behind the table, and the line that is drawn wrongly, for which the table is left out.</summary>
    public static (int End, int? Wrong) Write(RstLines lines, int first, PlacedLines written)
    {
        var (rows, end, wrong) = GridTable.Read(lines, first, (cell, line) => new Cell(line, string.Join('\n', cell.Select(l => l.Trim()))));
        written.Write("", first);
        written.Write("<table>", first);
        foreach (var row in rows)
        {
            written.Write("<tr>", row.Line - 1);
            for (var column = 0; column < row.Cells.Count;)
            {
                var cell = row.Cells[column];
                var width = row.Cells.Skip(column).TakeWhile(c => ReferenceEquals(c, cell)).Count();
                string[] content = [$"<{(row.IsHead ? "th" : "td")} colspan={width}>", "", .. cell.Text.Split('\n'), ""];
                foreach (var line in content)
                    written.Write(line, cell.Line - 1);
                column += width;
            }
        }

        written.Write("</table>", end - 1);
        written.Write("", end - 1);
        return (end, wrong);
    }
}

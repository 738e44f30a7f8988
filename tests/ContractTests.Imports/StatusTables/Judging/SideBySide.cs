using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>A table that was broken in two halves to save paper: `Code | Meaning | Code | Meaning`.</summary>
internal static class SideBySide
{
    public static IEnumerable<Grid> Apart(Grid grid)
    {
        if (grid.Rows.Count == 0)
            return [grid];
        var headers = Enumerable.Range(0, grid.Width).Select(c => grid.Rows[0].Cell(c)).ToList();
        foreach (var times in new[] { 2, 3, 4 })
        {
            var width = grid.Width / times;
            if (width >= 2 && width * times == grid.Width && headers.Distinct().Count() == headers.Count
                && Enumerable.Range(width, grid.Width - width).All(c => headers[c].Text.Length > 0 && headers[c].Text == headers[c - width].Text))
                return Enumerable.Range(0, times).Select(part => grid.Columns(part * width, width));
        }

        return [grid];
    }
}

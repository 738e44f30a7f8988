using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>Reads separated values. Behind an empty line, rows with another number of values are another table.</summary>
internal static class CsvPage
{
    public static Page Read(string text)
    {
        var grids = new List<List<GridRow>>();
        var apart = true;
        foreach (var row in CsvRecords.Read(text))
        {
            if (row.Cells.All(c => c.Text.Length == 0))
            {
                apart = true;
                continue;
            }

            if (apart && (grids.Count == 0 || grids[^1][^1].Cells.Count != row.Cells.Count))
                grids.Add([]);
            grids[^1].Add(row);
            apart = false;
        }

        return new Page(null, [.. grids.Select(rows => new Grid(rows[0].Line, rows, "", ""))], []);
    }
}

using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>The HTTP methods of a cell that holds methods and nothing else.</summary>
internal static partial class Methods
{
    private static readonly HashSet<string> Known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH", "QUERY", "LINK", "UNLINK", "PURGE"];

    public static IReadOnlyList<string> Of(Cell cell)
    {
        if (cell.Text.Length > 200)
            return [];
        var words = Between().Split(cell.Text).Where(w => w.Length > 0).ToList();
        return words.All(Known.Contains) ? words : [];
    }

    /// <summary>All cells of the column that are not empty hold methods.</summary>
    public static bool Fill(CodeColumn codes, int column)
    {
        var cells = codes.Rows.Select(r => r.Row.Cell(column)).Where(c => !c.IsBlank).Distinct().ToList();
        return cells.Count > 0 && cells.All(c => Of(c).Count > 0);
    }

    [GeneratedRegex(@"\s*(?:[,;/|&\s、，]|\band\b|\bor\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}

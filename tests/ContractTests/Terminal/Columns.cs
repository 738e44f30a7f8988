using System.Text;

namespace ContractTests.Terminal;

/// <summary>The columns of a table: as wide as their texts, and where a line is too short for that, the widest ones narrower, with their texts on several lines.</summary>
internal sealed class Columns
{
    private const string Gap = "  ";

    private readonly int[] _widths;

    public Columns(IReadOnlyList<string[]> rows, int width)
    {
        _widths = [.. Enumerable.Range(0, rows.Max(r => r.Length)).Select(column => rows.Max(r => column < r.Length ? Cells.Width(r[column]) : 0))];
        var room = Math.Max(width - Gap.Length * _widths.Count(w => w > 0), _widths.Length);
        for (var most = _widths.Max(); _widths.Sum(w => (long)w) > room; most--)
            _widths = [.. _widths.Select(w => Math.Min(w, Math.Max(most, 1)))];
    }

    /// <summary>The row's lines, each beginning with a gap; a column in which no row has anything is left out.</summary>
    public IEnumerable<string> Lines(string[] row)
    {
        var cells = row.Select((text, column) => _widths[column] == 0 ? [] : Cells.Wrapped(text, _widths[column]).ToList()).ToList();
        for (var at = 0; at < cells.Max(c => c.Count); at++)
        {
            var line = new StringBuilder();
            for (var column = 0; column < cells.Count; column++)
            {
                if (_widths[column] == 0)
                    continue;
                var text = at < cells[column].Count ? cells[column][at] : "";
                line.Append(Gap).Append(text).Append(' ', Math.Max(_widths[column] - Cells.Width(text), 0));
            }

            yield return line.ToString().TrimEnd();
        }
    }
}

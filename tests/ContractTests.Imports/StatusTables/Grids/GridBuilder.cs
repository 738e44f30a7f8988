namespace ContractTests.Imports.StatusTables.Grids;

/// <summary>
/// Lays the cells of a table out row by row, the merged ones in all their places. What no table of statuses has is bounded: columns beyond the
/// 64th, and cells of a page beyond the millionth.
/// </summary>
internal sealed class GridBuilder(int line, GridBudget budget)
{
    private const int MostColumns = 64;

    private readonly List<GridRow> _rows = [];
    private readonly Cell?[] _hanging = new Cell?[MostColumns];
    private readonly long[] _left = new long[MostColumns];
    private readonly Cell?[] _row = new Cell?[MostColumns];
    private int _column;
    private int _width;

    public void Add(Cell cell, long columns = 1, long rows = 1)
    {
        while (_column < MostColumns && (_row[_column] is not null || _left[_column] > 0))
            _column++;
        for (var last = Math.Min(MostColumns, _column + Math.Max(1, columns)); _column < last && _left[_column] == 0; _column++)
        {
            _row[_column] = cell;
            if (rows != 1)
                (_hanging[_column], _left[_column]) = (cell, rows < 1 ? long.MaxValue : rows); // rowspan="0" goes to the end of the group
        }
    }

    public void EndRow(int rowLine, bool isHead)
    {
        for (var column = 0; column < MostColumns; column++)
        {
            if (_left[column] > 0)
            {
                _row[column] = _hanging[column];
                _left[column]--;
            }

            if (_row[column] is not null)
                _width = Math.Max(_width, column + 1);
        }

        if (budget.Take(_width))
            _rows.Add(new GridRow(rowLine, [.. _row.Take(_width).Select(c => c ?? Cell.Nothing)], isHead));
        Array.Clear(_row);
        _column = 0;
    }

    /// <summary>No cell reaches from one group of rows (a head, a body) into the next.</summary>
    public void EndGroup() => Array.Clear(_left);

    public Grid Build(string caption, string heading) => new(line, _rows, caption, heading);
}

/// <summary>How many cells of a page may still be laid out.</summary>
internal sealed class GridBudget
{
    private int _left = 1_000_000;

    public bool IsSpent { get; private set; }

    public bool Take(int cells)
    {
        if (_left < cells)
            IsSpent = true;
        else
            _left -= cells;
        return !IsSpent;
    }
}

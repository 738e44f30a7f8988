namespace ContractTests.Imports.StatusTables.Grids;

/// <summary>A table with its merged cells resolved: every row has a cell, if an empty one, in every column.</summary>
internal sealed class Grid(int line, IReadOnlyList<GridRow> rows, string caption, string heading)
{
    public int Line { get; } = line;

    public IReadOnlyList<GridRow> Rows { get; } = rows;

    public int Width { get; } = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);

    public string Caption { get; } = caption;

    /// <summary>The heading under which the table stands.</summary>
    public string Heading { get; } = heading;

    /// <summary>The same table with some of its columns.</summary>
    public Grid Columns(int first, int count) =>
        new(Line, [.. Rows.Select(r => r with { Cells = [.. Enumerable.Range(first, count).Select(r.Cell)] })], Caption, Heading);
}

/// <summary>A row of a grid; <see cref="IsHead"/> where the markup says that it is one of headers.</summary>
internal sealed record GridRow(int Line, IReadOnlyList<Cell> Cells, bool IsHead = false)
{
    public Cell Cell(int column) => column < Cells.Count ? Cells[column] : StatusTables.Grids.Cell.Nothing;

    /// <summary>A line such as "Client errors" between the others: one cell through all columns, or one cell and nothing beside it.</summary>
    public bool IsSection => Cells.Count > 1 && (Cells.All(c => ReferenceEquals(c, Cells[0])) || (!Cells[0].IsBlank && Cells.Skip(1).All(c => c.Text.Length == 0)));
}

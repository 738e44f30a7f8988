using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>A row of a status table with the codes that hold for it: its own, or, where its code cell is empty, those of the row before.</summary>
internal sealed record CodedRow(GridRow Row, Cell CodeCell, IReadOnlyList<CodeEntry> Codes)
{
    public int Line => CodeCell.Line > 0 && CodeCell.Line <= Row.Line ? Row.Line : Math.Max(Row.Line, CodeCell.Line);
}

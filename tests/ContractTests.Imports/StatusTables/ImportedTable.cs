using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables;

public sealed record ImportedStatus(StatusKey Key, IReadOnlyList<string> Reasons, int Line);

public sealed record ImportRemark(int Line, string Message);

public sealed record ImportedTable(IReadOnlyList<ImportedStatus> Statuses, IReadOnlyList<ImportRemark> Remarks)
{
    public static ImportedTable Read(string fileName, string text) => throw new NotImplementedException();
}

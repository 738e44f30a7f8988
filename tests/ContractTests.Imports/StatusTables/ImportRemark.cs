using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables;

/// <summary>Something about a page that is uncertain, with the line of the page; <see cref="Key"/> is the status that it is about.</summary>
public sealed record ImportRemark(int Line, string Message)
{
    public StatusKey? Key { get; init; }
}

using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>One code of a cell, and what stands behind it there; no key where it is part of a range that no table of statuses can hold, such as `500-504`.</summary>
internal sealed record CodeEntry(StatusKey? Key, string Written, string Rest);

using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>What one row of a table says about one status; <see cref="Doubt"/> is why a phrase is missing, or to be looked at.</summary>
internal sealed record FoundStatus(StatusKey Key, int Line, IReadOnlyList<string> Phrases, string? Doubt, IReadOnlyList<string> Methods, string Description);

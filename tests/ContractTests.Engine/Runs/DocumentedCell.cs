using ContractTests.Contracts;
using ContractTests.Contracts.Services;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>One documented status of one operation: as good as its worst case. A case that could not be tried does not hide one that was.</summary>
public sealed record DocumentedCell(Operation Operation, StatusKey Status, CaseResult Worst)
{
    public bool Kept => Worst.Verdict is Verdict.Kept;

    /// <summary>The cells of the selected cases, in their order.</summary>
    public static IEnumerable<DocumentedCell> Of(IEnumerable<CaseResult> cases) => cases
        .GroupBy(c => (c.Case.Operation, c.Case.Status))
        .Select(g => new DocumentedCell(g.Key.Operation, g.Key.Status, g.MinBy(Rank)!)); // a group has a member

    private static int Rank(CaseResult result) => result.Verdict switch
    {
        Verdict.Breached => result.Known is null ? 0 : 2,
        Verdict.Unanswered => 1,
        Verdict.Kept => 3,
        _ => 4,
    };
}

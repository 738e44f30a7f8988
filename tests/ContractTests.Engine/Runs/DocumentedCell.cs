using ContractTests.Contracts;
using ContractTests.Contracts.Services;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>One documented status of one operation: as good as its worst case. A case that could not be tried does not hide one that was.</summary>
public sealed record DocumentedCell(Operation Operation, StatusKey Status, CaseResult Worst)
{
    public bool Kept => Worst.Verdict is Verdict.Kept;

    /// <summary>The cells of the selected cases, in their order.</summary>
    public static IEnumerable<DocumentedCell> Of(IEnumerable<CaseResult> cases)
    {
        var cells = new List<DocumentedCell>();
        var places = new Dictionary<Operation, List<int>>(ReferenceEqualityComparer.Instance);
        foreach (var result in cases)
        {
            if (!places.TryGetValue(result.Case.Operation, out var own))
                places[result.Case.Operation] = own = [];
            var at = own.FindIndex(p => cells[p].Status == result.Case.Status);
            if (at < 0)
            {
                own.Add(cells.Count);
                cells.Add(new DocumentedCell(result.Case.Operation, result.Case.Status, result));
            }
            else if (Rank(result) < Rank(cells[own[at]].Worst))
            {
                cells[own[at]] = cells[own[at]] with { Worst = result };
            }
        }

        return cells;
    }

    private static int Rank(CaseResult result) => result.Verdict switch
    {
        Verdict.Breached => result.Known is null ? 0 : 2,
        Verdict.Unanswered => 1,
        Verdict.Kept => 3,
        _ => 4,
    };
}

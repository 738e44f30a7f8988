using ContractTests.Contracts.Services;

namespace ContractTests.Runs;

/// <summary>
/// The order in which cases had best be run: one of every operation, from all over the specs, so that the first few speak for all; then those that
/// take long; then the others; and last those that have to be alone.
/// </summary>
public static class RunOrder
{
    private const int Long = 0, Ordinary = 1, Alone = 2;

    // The fractions of its multiples are spread evenly, however many there are.
    private const double GoldenRatio = 0.6180339887498949;

    public static IEnumerable<ContractCase> Of(IEnumerable<ContractCase> cases) => cases
        .GroupBy(c => c.Operation)
        .SelectMany((operation, number) => operation.GroupBy(Rank).SelectMany(equals => equals.Select((Case, Turn) => (Case, Turn, Rank: equals.Key, Place: number * GoldenRatio % 1))))
        .OrderBy(c => c is { Rank: Ordinary, Turn: 0 } ? -1 : c.Rank)
        .ThenBy(c => c.Turn)
        .ThenBy(c => c.Place)
        .Select(c => c.Case);

    /// <summary>A burst wants a time of its own, and so does a fault that everybody would feel.</summary>
    public static bool IsAlone(ContractCase contractCase) => contractCase.Recipe is Recipe.Burst or Recipe.Fault { Hook.IsForEverybody: true };

    private static int Rank(ContractCase contractCase) => IsAlone(contractCase) ? Alone : contractCase.Recipe is Recipe.Stalled ? Long : Ordinary;
}

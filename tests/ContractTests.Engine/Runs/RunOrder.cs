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

    public static IEnumerable<ContractCase> Of(IEnumerable<ContractCase> cases)
    {
        var placed = new List<Placed>();
        var operations = new Dictionary<Operation, (int Number, int[] Turns)>(ReferenceEqualityComparer.Instance);
        foreach (var next in cases)
        {
            if (!operations.TryGetValue(next.Operation, out var operation))
                operations[next.Operation] = operation = (operations.Count, new int[Alone + 1]);
            var rank = Rank(next);
            placed.Add(new Placed(next, rank, operation.Turns[rank]++, operation.Number * GoldenRatio % 1));
        }

        return placed.OrderBy(p => p).Select(p => p.Case);
    }

    /// <summary>A burst wants a time of its own, and so does a fault that everybody would feel.</summary>
    public static bool IsAlone(ContractCase contractCase) => contractCase.Recipe is Recipe.Burst or Recipe.Fault { Hook.IsForEverybody: true };

    private static int Rank(ContractCase contractCase) => IsAlone(contractCase) ? Alone : contractCase.Recipe is Recipe.Stalled ? Long : Ordinary;

    private sealed record Placed(ContractCase Case, int Rank, int Turn, double Place) : IComparable<Placed>
    {
        private int Group => this is { Rank: Ordinary, Turn: 0 } ? -1 : Rank;

        public int CompareTo(Placed? other)
        {
            if (other is null)
                return 1;
            var order = Group.CompareTo(other.Group);
            order = order == 0 ? Turn.CompareTo(other.Turn) : order;
            return order == 0 ? Place.CompareTo(other.Place) : order;
        }
    }
}

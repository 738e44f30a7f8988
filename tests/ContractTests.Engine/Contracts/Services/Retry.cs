using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Services;

/// <summary>A case is tried again until it is kept: no attempt begins later than <see cref="Within"/> after the first, and <see cref="Every"/> lies between two.</summary>
public sealed record Retry(TimeSpan Within, TimeSpan Every)
{
    internal static readonly string[] Keys = ["until", "within", "every"];
    internal static readonly string[] Ends = ["kept"];

    private static readonly Retry Default = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

    internal static Retry? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`retry`", Keys, problems) is not { } keys)
            return null;
        if (keys.Scalar("until") is { } until && !Ends.Contains(until.Text))
            problems.Add(until.Mark, $"`{until.Text}` is nothing to retry until", Suggestion.For(until.Text, Ends) ?? $"known are {string.Join(", ", Ends)}");
        return new Retry(Limits.ReadDuration(keys, "within", problems) ?? Default.Within, Limits.ReadDuration(keys, "every", problems) ?? Default.Every);
    }
}

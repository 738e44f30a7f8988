using System.Globalization;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts;

/// <summary>
/// One row of a status table: the code or range with every phrase that is documented for it; no phrase at all means `reason: any`.
/// </summary>
public sealed record DocumentedStatus(StatusKey Key, IReadOnlyList<string> Reasons, IReadOnlyList<string> Methods, SpecMark Mark)
{
    /// <summary>What every response with the status must have.</summary>
    public Expectation? Expect { get; init; }

    public bool AnyReason => Reasons.Count == 0;

    public override string ToString() => AnyReason ? $"{Key} (any phrase)" : $"{Key} {string.Join(" or ", Reasons.Select(r => r.Length == 0 ? "(no phrase)" : r))}";

    /// <summary>The row as status lines, for a code that it covers.</summary>
    public IEnumerable<string> StatusLines(int? code = null)
    {
        var number = code?.ToString(CultureInfo.InvariantCulture) ?? Key.ToString();
        return AnyReason ? [$"{number} (any phrase)"] : Reasons.Select(reason => reason.Length == 0 ? number : $"{number} {reason}");
    }
}

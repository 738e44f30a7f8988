using System.Text;
using ContractTests.Contracts;

namespace ContractTests.Judgements;

/// <summary>Whether a received reason phrase is one of the documented ones.</summary>
internal static class ReasonComparison
{
    public static bool Agrees(StatusLine received, IReadOnlyList<string> documented, ReasonPolicy policy)
    {
        if (policy.HasFlag(ReasonPolicy.Any))
            return true;
        var comparison = policy.HasFlag(ReasonPolicy.IgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return documented.Any(phrase => OnTheWire(phrase).Equals(received.Reason, comparison))
            || (policy.HasFlag(ReasonPolicy.Alias) && RegisteredPhrases.Of(received.Code).Any(phrase => phrase.Equals(received.Reason, comparison)));
    }

    /// <summary>A documented phrase as its bytes are seen: ISO-8859-1, and UTF-8 for what that cannot say.</summary>
    public static string OnTheWire(string phrase) => phrase.All(c => c <= 0xFF) ? phrase : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(phrase));
}

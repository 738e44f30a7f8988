using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Terminal;

/// <summary>The word under which a case is counted and shown: its verdict, or `known` for a breach that a known issue tolerates.</summary>
internal static class VerdictName
{
    public const string Kept = "kept", Breached = "breached", Unanswered = "unanswered", Unproven = "unproven", Known = "known";

    /// <summary>In the order in which they are listed.</summary>
    public static readonly IReadOnlyList<string> All = [Kept, Breached, Unanswered, Unproven, Known];

    public static string Of(CasePart part) => part.Known ? Known : part.Verdict;

    public static string Of(CaseResult result) => result.Known is null ? ResultsOf.Name(result.Verdict) : Known;
}

namespace ContractTests.Reports;

/// <summary>The cases of an earlier run that have to run again before anything can be said for them.</summary>
public static class FailedCases
{
    // How the reason of an untried case begins in results that do not yet say so by themselves.
    private const string NotSent = "not sent: ";

    /// <summary>The ids of what was breached without being a known issue, stayed unanswered, or was never tried because the run ended early.</summary>
    public static IReadOnlyList<string> Of(Results results) => [.. results.Cases.Where(MustRunAgain).Select(c => c.Id)];

    private static bool MustRunAgain(CasePart part) =>
        part.Failed || part.Untried || (part.Verdict == "unproven" && part.Message?.StartsWith(NotSent, StringComparison.Ordinal) == true);
}

namespace ContractTests.Reports;

/// <summary>Results with what a small run has not: known issues and earlier attempts.</summary>
internal static class CraftedResults
{
    public const string KnownLine = "known issue LTS-1234, until 2027-01-31, owned by storage-team (specs/known-issues.yaml:2:5)";

    /// <summary>The second case is a known issue, which is tolerated; another one is expired.</summary>
    public static Results WithKnownIssue(Results results) => results with
    {
        Cases = [results.Cases[0], results.Cases[1] with { Known = true, Ticket = "LTS-1234", Message = results.Cases[1].Message!.Replace("\n\nspecs", $"\n    note        {KnownLine}\n\nspecs", StringComparison.Ordinal) }, .. results.Cases.Skip(2)], // a breach has a message
        Totals = results.Totals with { Breached = results.Totals.Breached - 1, Known = 1 },
        KnownIssues =
        [
            new KnownIssuePart("things/GET /things/400/*", "400 BAD REQUEST", "LTS-1234", "storage-team", "2027-01-31", "specs/known-issues.yaml:2:5", "tolerated", 1, null),
            new KnownIssuePart("things/GET /things/404", "418 I'm a teapot", "LTS-7", "tea-team", "2026-01-01", "specs/known-issues.yaml:8:5", "expired", 1, "The known issue LTS-7 expired on 2026-01-01: set another date."),
        ],
    };

    /// <summary>The case after three attempts: a wrong status, silence, and then what is asked for.</summary>
    public static CasePart Tried(CasePart part, string verdict)
    {
        var noon = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        return part with
        {
            Verdict = verdict,
            Breach = verdict == "breached" ? "wrong-reason" : null,
            Unanswered = verdict == "unanswered" ? "reset" : null,
            Flaky = verdict == "kept",
            Message = verdict == "kept" ? null : part.Message,
            Attempts =
            [
                new AttemptPart(noon, "breached", "wrong-status", new ReceivedPart(404, "Not\u0001Found", "HTTP/1.1"), 12, null),
                new AttemptPart(noon.AddSeconds(1), "unanswered", "timeout", null, 300, null),
                new AttemptPart(noon.AddSeconds(2), verdict, null, null, 12, null),
            ],
        };
    }
}

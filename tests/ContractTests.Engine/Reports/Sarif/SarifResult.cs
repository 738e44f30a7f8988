namespace ContractTests.Reports.Sarif;

/// <summary>One thing that is wrong at a line of the specs. The identity is what stays the same when lines move.</summary>
internal sealed record SarifResult(string Rule, string Message, string Source, string Identity)
{
    /// <summary>Of a case; null where the result is about something else.</summary>
    public CasePart? Case { get; init; }

    /// <summary>Everything that went wrong in a run: the failed cases, those that are known issues, and what is wrong around them.</summary>
    public static IEnumerable<SarifResult> Of(Results results) =>
    [
        .. results.Cases.Where(c => c.Failed || c.Known).Select(c => new SarifResult(c.Breach ?? c.Unanswered!, c.Message ?? c.Expected, c.Source, c.Id) { Case = c }), // one of the kinds is there
        .. results.Fixtures.Select(f => new SarifResult(SarifRule.Fixture, $"{f.What} went wrong: {f.Request}: {f.Message}", f.Source, $"{f.What}\n{f.Request}")),
        .. results.KnownIssues.Where(i => i.State is "expired" or "not-needed" or "other-answer").Select(i => new SarifResult(SarifRule.KnownIssue, Reports.Message.Of(i), i.Source, $"{i.Ticket}\n{i.Cases}")),
        .. results.Cases.Where(c => c.Flaky).Select(c => new SarifResult(SarifRule.Flaky, $"{c.Operation} was {Reports.Message.FlakyText(c)}", c.Source, c.Id) { Case = c }),
    ];
}

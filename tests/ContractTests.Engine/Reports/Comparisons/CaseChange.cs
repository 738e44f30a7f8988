namespace ContractTests.Reports.Comparisons;

/// <summary>What became of a case between two runs. A case that is in one of them alone counts as unproven in the other.</summary>
public sealed record CaseChange(string Id, ChangeKind Change, CasePart? Before, CasePart? After)
{
    /// <summary>Null where nothing but times, attempts and words differs.</summary>
    public static CaseChange? Between(string id, CasePart? before, CasePart? after)
    {
        if (before is not null && after is not null && IsSame(before, after))
            return null;
        var (was, now) = (Standing(before), Standing(after));
        var kind = now > was ? ChangeKind.Worse
            : before is null ? ChangeKind.New
            : after is null ? ChangeKind.Vanished
            : now < was && after.Verdict != "unproven" ? ChangeKind.Better // a failure that nobody looks at any more is none
            : ChangeKind.Changed;
        return new CaseChange(id, kind, before, after);
    }

    // The lower the better. A tolerated breach proves as little as a case that nobody could try, and neither closes the gate.
    private static int Standing(CasePart? part) => part switch
    {
        { Verdict: "kept" } => part.Flaky ? 1 : 0,
        null or { Verdict: "unproven" } or { Known: true } => 2,
        _ => 3,
    };

    private static bool IsSame(CasePart before, CasePart after) =>
        (before.Verdict, before.Known, before.Flaky, before.Breach, before.Unanswered) == (after.Verdict, after.Known, after.Flaky, after.Breach, after.Unanswered)
        && (before.Unmet ?? []).SequenceEqual(after.Unmet ?? []) // older results have none
        && (before.Received is not { } was || after.Received is not { } now || (was.Code, was.Reason) == (now.Code, now.Reason));
}

/// <summary>In the order in which they are told.</summary>
public enum ChangeKind
{
    /// <summary>The case fails, or is proven less than it was.</summary>
    Worse,

    /// <summary>Another answer, or another verdict, that is neither better nor worse.</summary>
    Changed,

    Better,

    /// <summary>In the second run alone, and no failure.</summary>
    New,

    /// <summary>In the first run alone, and not kept there.</summary>
    Vanished,
}

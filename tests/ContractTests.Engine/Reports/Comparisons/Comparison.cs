using System.Globalization;
using ContractTests.Runs;

namespace ContractTests.Reports.Comparisons;

/// <summary>Two runs held against each other, case by case: <see cref="Changes"/> in the order of B's specs, and then what vanished.</summary>
public sealed record Comparison
{
    // With these, a run says that it has nothing to say about the contract.
    private static readonly ExitCode[] SayingNothing = [ExitCode.SickEnvironment, ExitCode.NothingRan, ExitCode.Interrupted];

    private Comparison(ComparedRun a, ComparedRun b)
    {
        A = a;
        B = b;
    }

    public ComparedRun A { get; }

    public ComparedRun B { get; }

    public required ComparisonScope Scope { get; init; }

    public required IReadOnlyList<CaseChange> Changes { get; init; }

    /// <summary>How many cases are as they were.</summary>
    public required int Same { get; init; }

    /// <summary>How many cases were left out, because the scope asks for cases of both runs.</summary>
    public required int LeftOut { get; init; }

    /// <summary>How many cases were held against each other.</summary>
    public required int Common { get; init; }

    /// <summary>Why there is nothing to compare, as a sentence; null where there is something.</summary>
    public string? WhyNothing => (A.Cases.Count, B.Cases.Count, Common) switch
    {
        (0, 0, _) => "There is nothing to compare: neither run has a case.",
        (_, _, 0) when Scope == ComparisonScope.Judged => "There is nothing to compare: no case was judged in both runs.",
        (var a, var b, 0) => $"There is nothing to compare: no case is in both runs ({Gate.Counted(a, "case")} in A, {Gate.Counted(b, "case")} in B).",
        _ => null,
    };

    /// <summary>Why nothing can be said, each a sentence's part; empty where the runs can be compared.</summary>
    public IReadOnlyList<string> Obstacles => [.. Obstacle("A", A.Gate), .. Obstacle("B", B.Gate)];

    /// <summary>What changed for the worse, each a sentence's part.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var reasons = new List<string>();
            if (Count(ChangeKind.Worse) is > 0 and var worse)
                reasons.Add($"{Gate.Counted(worse, "case")} changed for the worse");
            if (A.Gate.Open && !B.Gate.Open)
                reasons.Add($"the gate was open and is closed ({string.Join(", ", B.Gate.Reasons)})");
            else if (Code(B.Gate) == ExitCode.SecretFound && Code(A.Gate) != ExitCode.SecretFound)
                reasons.Add($"a secret was found ({string.Join(", ", B.Gate.Reasons)})");
            return reasons;
        }
    }

    /// <summary>Nothing changed for the worse, and there was something to compare.</summary>
    public bool IsWell => Obstacles.Count == 0 && Reasons.Count == 0;

    /// <summary>Cases that were kept and are not in B: a filter may have left them out, or somebody deleted them.</summary>
    public int Missed => Changes.Count(c => c is { Change: ChangeKind.Worse, After: null });

    public static Comparison Of(ComparedRun a, ComparedRun b, ComparisonScope scope)
    {
        var (before, after) = (ById(a), ById(b));
        var (changes, same, leftOut, common) = (new List<CaseChange>(), 0, 0, 0);
        foreach (var id in b.Cases.Select(c => c.Id).Concat(a.Cases.Select(c => c.Id).Where(id => !after.ContainsKey(id))))
        {
            var (was, now) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            if (!IsWithin(scope, was, now))
            {
                leftOut++;
                continue;
            }

            common += was is not null && now is not null ? 1 : 0;
            if (CaseChange.Between(id, was, now) is { } change)
                changes.Add(change);
            else
                same++;
        }

        return new Comparison(a, b) { Scope = scope, Changes = changes, Same = same, LeftOut = leftOut, Common = common };
    }

    public int Count(ChangeKind kind) => Changes.Count(c => c.Change == kind);

    private static Dictionary<string, CasePart> ById(ComparedRun run) => run.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);

    private static bool IsWithin(ComparisonScope scope, CasePart? before, CasePart? after) => scope switch
    {
        ComparisonScope.Judged => before is not (null or { Verdict: "unproven" }) && after is not (null or { Verdict: "unproven" }),
        ComparisonScope.Common => before is not null && after is not null,
        _ => true,
    };

    private static IEnumerable<string> Obstacle(string name, GatePart gate)
    {
        if (SayingNothing.Contains(Code(gate)))
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} ended with exit code {gate.ExitCode} ({string.Join(", ", gate.Reasons)})");
    }

    private static ExitCode Code(GatePart gate) => (ExitCode)gate.ExitCode;
}

/// <summary>One of the two runs, and where its results were read from.</summary>
public sealed record ComparedRun(string Path, Results Results)
{
    public RunPart Run => Results.Run;

    public GatePart Gate => Results.Gate;

    public IReadOnlyList<CasePart> Cases => Results.Cases;
}

/// <summary>Which cases are looked at.</summary>
public enum ComparisonScope
{
    All,

    /// <summary>Those that are in both runs.</summary>
    Common,

    /// <summary>Those that neither run left unproven.</summary>
    Judged,
}

using System.Globalization;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts.Gates;

/// <summary>
/// A breach that somebody owns: one exact wrong answer of certain cases, tolerated to the end of a day (UTC). Without environments it holds in all
/// of them.
/// </summary>
public sealed record KnownIssue
{
    internal static readonly string[] FileKeys = ["known_issues"];
    internal static readonly string[] Keys = ["cases", "environments", "answers", "unmet", "ticket", "owner", "expires"];

    public required IReadOnlyList<CaseGlob> Cases { get; init; }

    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>The status line that is tolerated; an empty phrase stands for a missing one.</summary>
    public required StatusLine Answers { get; init; }

    /// <summary>What else may be wrong about an answer whose status line is right: each thing that it should have had matches one of these.</summary>
    public IReadOnlyList<CaseGlob> Unmet { get; init; } = [];

    public required string Ticket { get; init; }

    public required string Owner { get; init; }

    public required DateOnly Expires { get; init; }

    /// <summary>Where the issue is written.</summary>
    public required SpecMark Mark { get; init; }

    public required SpecMark AnswersMark { get; init; }

    public required SpecMark ExpiresMark { get; init; }

    /// <summary>The last day as it is written: `2027-01-31`.</summary>
    public string LastDay => Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool SpeaksOf(ContractCase contractCase) => Cases.Any(c => c.Matches(contractCase.Id));
}

using System.Text.Json.Serialization;

namespace ContractTests.Reports;

/// <summary>The content of `results.json`, the truth that every other report is a reading of. Times are UTC; `_ms` are milliseconds.</summary>
public sealed record Results(
    int Version,
    RunPart Run,
    GatePart Gate,
    TotalsPart Totals,
    IReadOnlyList<CasePart> Cases,
    IReadOnlyList<CoveragePart> Coverage,
    IReadOnlyList<UndocumentedPart> Undocumented,
    IReadOnlyList<SupportPart> Fixtures,
    IReadOnlyList<LeftoverPart> Leftovers)
{
    public IReadOnlyList<KnownIssuePart> KnownIssues { get; init; } = [];
}

public sealed record RunPart(string Id, string Environment, string BaseUrl, DateTimeOffset Started, DateTimeOffset Finished, string? Shard);

/// <summary>Reasons close the gate; remarks are what an open one lets pass, each a sentence's part.</summary>
public sealed record GatePart(bool Open, int ExitCode, IReadOnlyList<string> Reasons)
{
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>The first five add up to the number of cases: a breach that is a known issue counts as known alone. Flaky ones are among the kept.</summary>
public sealed record TotalsPart(int Kept, int Breached, int Unanswered, int Unproven, int Known, int Flaky = 0);

public sealed record CasePart
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Operation { get; init; }

    public required string Status { get; init; }

    public string? Case { get; init; }

    /// <summary>`kept`, `breached`, `unanswered` or `unproven`.</summary>
    public required string Verdict { get; init; }

    /// <summary>The breach is the one that a known issue tolerates.</summary>
    public bool Known { get; init; }

    /// <summary>The ticket of the known issue that tolerates the breach.</summary>
    public string? Ticket { get; init; }

    public string? Breach { get; init; }

    public string? Unanswered { get; init; }

    /// <summary>Of an `expectation`, what the answer should have had, one sentence each, without what it had.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>The whole message of a breached or unanswered case, the reason of an unproven one.</summary>
    public string? Message { get; init; }

    /// <summary>Every status line that the operation documents.</summary>
    public required IReadOnlyList<string> Documented { get; init; }

    public required string Expected { get; init; }

    public ReceivedPart? Received { get; init; }

    public double? ElapsedMs { get; init; }

    public required IReadOnlyList<AttemptPart> Attempts { get; init; }

    public required string Source { get; init; }

    /// <summary>Method and URL of the request, without secrets; null where none was made.</summary>
    public string? Request { get; init; }

    public string? Curl { get; init; }

    /// <summary>Request and answer as text, of what is breached or unanswered; shortened, and left out where very many failed.</summary>
    public string? Exchange { get; init; }

    /// <summary>Breached in a way that nobody tolerates, or unanswered.</summary>
    [JsonIgnore]
    public bool Failed => Verdict == "unanswered" || (Verdict == "breached" && !Known);

    /// <summary>Kept, but not at the first attempt.</summary>
    public bool Flaky { get; init; }

    /// <summary>Unproven because the run ended early: it was interrupted, had to bail, or found the environment sick.</summary>
    public bool Untried { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Severity { get; init; }

    public string? Owner { get; init; }
}

/// <summary>The reason is decoded as ISO-8859-1, one character a byte, and so is the whole status line as it came.</summary>
public sealed record ReceivedPart(int Code, string Reason, string Protocol, string? StatusLine = null);

/// <summary>One exchange of a case; the verdict is null where it says nothing about the contract, for the reason in the note.</summary>
public sealed record AttemptPart(DateTimeOffset Started, string? Verdict, string? Why, ReceivedPart? Received, double ElapsedMs, string? Note);

public sealed record CoveragePart(string Service, string Operation, string Status, string State, string? Why);

public sealed record UndocumentedPart(string Service, string Operation, string Received, int Count);

/// <summary>A fixture's or clean-up's request that broke its contract or stayed unanswered.</summary>
public sealed record SupportPart(string What, string Request, string Message, string Source, int Count);

public sealed record LeftoverPart(string What, string Why, string? Request);

/// <summary>
/// A known issue that speaks of selected cases. State: `tolerated` (it lets <see cref="Count"/> breaches pass), `expired`, `not-needed` (all its cases are
/// kept), `other-answer` (a case answers wrongly in another way) or `unproven` (nothing can be said of it).
/// </summary>
public sealed record KnownIssuePart(string Cases, string Answers, string Ticket, string Owner, string Expires, string Source, string State, int Count, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Results))]
internal sealed partial class ResultsJson : JsonSerializerContext;

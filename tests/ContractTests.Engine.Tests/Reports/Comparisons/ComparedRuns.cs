using System.Globalization;

namespace ContractTests.Reports.Comparisons;

/// <summary>Results made by hand, as small as they can be.</summary>
internal static class ComparedRuns
{
    public static Results Run(params CasePart[] cases) => new(
        1,
        new RunPart("RUN", "local", "http://api", new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 12, 0, 1, TimeSpan.Zero), null),
        new GatePart(true, 0, []),
        new TotalsPart(0, 0, 0, 0, 0),
        cases,
        [],
        [],
        [],
        []);

    public static Results Closed(this Results results, int exitCode, params string[] reasons) => results with { Gate = new GatePart(false, exitCode, reasons) };

    /// <summary>The same an hour later, under another id.</summary>
    public static Results Later(this Results results) => results with { Run = results.Run with { Id = "LATER", Started = results.Run.Started.AddHours(1) } };

    public static CasePart Kept(string id, string received = "200 OK") => Case(id, "kept", received);

    public static CasePart Breached(string id, string received = "404 NOT FOUND", string kind = "wrong-reason") => Case(id, "breached", received) with { Breach = kind, Message = "the message" };

    public static CasePart Unanswered(string id, string kind = "timeout") => Case(id, "unanswered", null) with { Unanswered = kind, Message = "the message" };

    public static CasePart Unproven(string id, string why = "it never fails") => Case(id, "unproven", null) with { Message = why };

    public static CasePart Known(string id, string received = "500 Oops") => Breached(id, received, "wrong-status") with { Known = true, Ticket = "LTS-1234" };

    public static CasePart Flaky(string id) => Kept(id) with { Flaky = true };

    /// <summary>The case of this verdict, as a table of tests names it; null for `absent`.</summary>
    public static CasePart? Named(string state, string id) => state switch
    {
        "absent" => null,
        "kept" => Kept(id),
        "flaky" => Flaky(id),
        "known" => Known(id),
        "unproven" => Unproven(id),
        "breached" => Breached(id),
        "unanswered" => Unanswered(id),
        _ => throw new ArgumentException($"There is no state `{state}`.", nameof(state)),
    };

    public static Comparison Compared(Results a, Results b, ComparisonScope scope = ComparisonScope.All) => Comparison.Of(new ComparedRun("yesterday", a), new ComparedRun("today", b), scope);

    public static string Text(Comparison comparison) => string.Concat(ComparisonText.Lines(comparison).Select(l => $"{l.Text}\n"));

    private static CasePart Case(string id, string verdict, string? received) => new()
    {
        Id = id,
        Service = "things",
        Operation = "GET /things",
        Status = "404",
        Verdict = verdict,
        Documented = [],
        Expected = "404 Not Found",
        Received = received is null ? null : new ReceivedPart(int.Parse(received[..3], CultureInfo.InvariantCulture), received.Length > 4 ? received[4..] : "", "HTTP/1.1", $"HTTP/1.1 {received}"),
        Attempts = [],
        Source = $"specs/things/{id}.yaml:3:5",
    };
}

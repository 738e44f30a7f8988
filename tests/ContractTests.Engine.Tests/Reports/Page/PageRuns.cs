using System.Globalization;

namespace ContractTests.Reports.Page;

/// <summary>Results made by hand, with one case of everything that the page shows, or with as many as are wanted.</summary>
internal static class PageRuns
{
    public const string Curl = """curl -i -X GET 'http://api/things?q=<b>' -H 'X-Auth-Token: ***'""";

    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static Results WithEverything() => Of(
        Kept("things", "GET /things", "200", "OK") with { Tags = ["smoke", "read"], Severity = "critical", Owner = "storage-team" },
        Breached("things", "GET /things", "400", "Bad Request", "empty", "wrong-reason", 400, "BAD REQUEST"),
        Kept("things", "GET /things", "400", "Bad Request", "no body"),
        Breached("things", "GET /things", "404", "Not Found", null, "undocumented-status", 418, "I'm a teapot"),
        Flaky(),
        Kept("things", "DELETE /things/{id}", "204", "No Content"),
        Unanswered(),
        Kept("others", "GET /others", "200", "OK"),
        Breached("others", "GET /others", "403", "Forbidden", null, "missing-reason", 403, "") with { Known = true, Ticket = "T-17" },
        Unproven("others", "GET /others", "5XX", "nobody can make it fail")) with
    {
        KnownIssues = [new KnownIssuePart("others/GET /others/403", "403", "T-17", "team-a", "2027-01-31", "specs/known-issues.yaml:2:5", "tolerated", 1, null)],
        Fixtures = [new SupportPart("fixture `thing`", "POST http://api/things", "201 Made came", "specs/things/service.yaml:4:7", 2)],
        Leftovers = [new LeftoverPart("fixture `thing`", "its deletion was answered 500", "curl -X DELETE 'http://api/things/1'")],
        Gate = new GatePart(false, 1, ["2 cases breached", "1 case unanswered (1 reset)"]) { Remarks = ["1 known issue tolerated"] },
    };

    public static Results AllKept() => Of(Kept("things", "GET /things", "200", "OK"), Kept("things", "GET /things", "404", "Not Found"));

    /// <summary>Every fiftieth case breached, with a service for every hundred operations.</summary>
    public static Results Many(int operations, int statuses) => Of([.. Enumerable.Range(0, operations).SelectMany(o => Enumerable.Range(0, statuses).Select(s => One(o, s)))]);

    public static Results Of(params CasePart[] cases) => new(
        1,
        new RunPart("RUN-1", "staging", "http://api", Noon, Noon.AddSeconds(75), null),
        new GatePart(true, 0, []),
        new TotalsPart(
            cases.Count(c => c.Verdict == "kept"),
            cases.Count(c => c is { Verdict: "breached", Known: false }),
            cases.Count(c => c.Verdict == "unanswered"),
            cases.Count(c => c.Verdict == "unproven"),
            cases.Count(c => c.Known),
            cases.Count(c => c.Flaky)),
        cases,
        [.. cases.GroupBy(c => (c.Service, c.Operation, c.Status)).Select(g => new CoveragePart(g.Key.Service, g.Key.Operation, g.Key.Status, Worst(g), null))],
        [],
        [],
        []);

    public static CasePart Kept(string service, string operation, string status, string reason, string? name = null)
    {
        var received = new ReceivedPart(int.Parse(status, CultureInfo.InvariantCulture), reason, "HTTP/1.1", $"HTTP/1.1 {status} {reason}");
        return new CasePart
        {
            Id = $"{service}/{operation}/{status}{(name is null ? "" : $"/{name}")}",
            Service = service,
            Operation = operation,
            Status = status,
            Case = name,
            Verdict = "kept",
            Documented = service == "things" ? ["200 OK", "204 No Content", "400 Bad Request", "404 Not Found"] : ["200 OK", "403 Forbidden", "5XX (any phrase)"],
            Expected = $"{status} {reason}",
            Received = received,
            ElapsedMs = 12,
            Attempts = [new AttemptPart(Noon, "kept", null, received, 12, null)],
            Source = $"specs/{service}/{service}.yaml:7:9",
            Request = "GET http://api/things?q=<b>",
            Curl = Curl,
        };
    }

    public static CasePart Breached(string service, string operation, string status, string reason, string? name, string breach, int code, string came)
    {
        var part = Kept(service, operation, status, reason, name);
        var received = new ReceivedPart(code, came, "HTTP/1.1", $"HTTP/1.1 {code} {came}");
        return part with
        {
            Verdict = "breached",
            Breach = breach,
            Received = received,
            Attempts = [part.Attempts[0] with { Verdict = "breached", Why = breach, Received = received }],
            Message = $"{operation} breached its contract.\n\n    documented  {status} {reason}\n    received    {code} {came}\n\n{part.Source}{(name is null ? "" : $" ({status}/{name})")}\n{Curl}",
            Exchange = $"GET http://api/things?q=<b>\n\nHTTP/1.1 {code} {came}\n",
        };
    }

    public static CasePart Unproven(string service, string operation, string status, string reason) => Kept(service, operation, "500", "") with
    {
        Id = $"{service}/{operation}/{status}", Status = status, Verdict = "unproven", Expected = status, Message = reason, Received = null, ElapsedMs = null, Attempts = [], Request = null, Curl = null,
    };

    private static CasePart Unanswered() => Kept("things", "DELETE /things/{id}", "404", "Not Found") with
    {
        Verdict = "unanswered", Unanswered = "reset", Message = "DELETE /things/{id} was not answered: the connection was reset.", Received = null, Attempts = [],
    };

    private static CasePart Flaky()
    {
        var part = Kept("things", "DELETE /things/{id}", "200", "OK");
        var before = new ReceivedPart(409, "Conflict", "HTTP/1.1", "HTTP/1.1 409 Conflict");
        return part with { Flaky = true, Attempts = [new AttemptPart(Noon, "breached", "wrong-status", before, 7, "tried again"), part.Attempts[0]] };
    }

    private static CasePart One(int operation, int status)
    {
        var (service, name, code) = ($"service-{operation / 100:000}", $"GET /things-{operation}/{{id}}", 400 + status);
        var documented = Enumerable.Range(0, 10).Select(s => $"{400 + s} Reason {s}");
        var part = ((operation * 10) + status) % 50 == 7
            ? Breached(service, name, $"{code}", $"Reason {status}", null, "wrong-reason", code, "Other")
            : Kept(service, name, $"{code}", $"Reason {status}");
        return part with { Documented = [.. documented] };
    }

    private static string Worst(IEnumerable<CasePart> cases) => new[] { "breached", "unanswered", "kept", "unproven" }.First(v => cases.Any(c => c.Verdict == v));
}

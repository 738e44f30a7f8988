using System.Text.RegularExpressions;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>A small run in which everything happens that reports tell about.</summary>
internal static partial class FinishedRuns
{
    public const string Operations = """
        GET /things:
          summary: List the things
          tags: [smoke]
          responses:
            200: { owner: storage-team, severity: critical }
            400: [{ case: bad query, query: { q: '<&>' } }, { case: other query, query: { q: header } }]
            403: { unproven: "nobody is\nlocked out" }
            404: { query: { q: teapot } }
            500: { query: { q: none } }
        DELETE /things/{thing_id}:
          responses: { 204: }
        """;

    public static async Task<FinishedRun> WithEverything()
    {
        await using var api = new ScriptedApi()
            .On("GET *q=%3C%26%3E", "400 BAD\u0001REQUEST")
            .On("GET *q=header", "404 Not Found")
            .On("GET *q=teapot", "418 I'm a teapot")
            .On("GET *q=none", _ => new ScriptedAnswer(null) { Closes = true })
            .Saying("POST /things", "201 Made")
            .On("DELETE *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, Operations, "limits: { concurrency: 1 }");
        var run = await specs.Run();
        return run with { Results = Still(run.Results, api.BaseUrl) };
    }

    // Ports, times and random names differ from run to run.
    private static Results Still(Results results, string baseUrl)
    {
        var noon = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        return results with
        {
            Run = results.Run with { Id = "RUN", BaseUrl = "http://api", Started = noon, Finished = noon.AddSeconds(1.5) },
            Cases = [.. results.Cases.Select(c => c with { Message = c.Message is null ? null : Still(c.Message, baseUrl), Curl = Named(c.Curl, baseUrl), Request = Named(c.Request, baseUrl), Exchange = Named(c.Exchange, baseUrl), ElapsedMs = c.ElapsedMs is null ? null : 12 })],
            Leftovers = [.. results.Leftovers.Select(l => l with { Request = Named(l.Request, baseUrl) })],
        };
    }

    private static string? Named(string? text, string baseUrl) => text?.Replace(baseUrl, "http://api", StringComparison.Ordinal);

    public static string Still(string message, string baseUrl) => Milliseconds().Replace(message.Replace(baseUrl, "http://api", StringComparison.Ordinal), ", 12 ms)");

    [GeneratedRegex(@", \d+ ms\)")]
    private static partial Regex Milliseconds();
}

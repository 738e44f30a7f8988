using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractTests.Reports.Page;
using NUnit.Framework;

namespace ContractTests.Reports;

/// <summary>The page as a file; what a browser makes of it is tested in the folder Page.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class CoverageFileTests
{
    [Test]
    public void The_page_holds_every_case_of_the_results()
    {
        var results = PageRuns.WithEverything();

        var data = Data(CoverageFile.Text(results));

        string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : "";
        string? Shared(JsonElement item, string name, string list) => item.TryGetProperty(name, out var place) ? data.GetProperty(list)[place.GetInt32()].ToString() : null;
        var told = data.GetProperty("operations").EnumerateArray().SelectMany(o => o.GetProperty("cases").EnumerateArray()
            .Select(c => string.Join(" | ", o.GetProperty("service"), o.GetProperty("name"), Text(c, "status"), Text(c, "case"), Text(c, "verdict"), Text(c, "kind"), Text(c, "ticket"), Text(c, "source"), Text(c, "curl"), Shared(c, "message", "messages")?.Split('\n')[0])));
        Assert.That(told, Is.EqualTo(results.Cases.Select(c =>
            string.Join(" | ", c.Service, c.Operation, c.Status, c.Case, c.Verdict, c.Breach ?? c.Unanswered, c.Ticket, c.Source, c.Curl, c.Message?.Split('\n')[0]))));
    }

    [Test]
    public void Nothing_is_said_twice()
    {
        var data = Data(CoverageFile.Text(PageRuns.Many(100, 10)));

        Assert.That(data.GetProperty("operations").EnumerateArray().First().EnumerateObject().Select(p => p.Name), Is.EqualTo(["service", "name", "documented", "cases"]));
        Assert.That(data.GetProperty("operations").EnumerateArray().First().GetProperty("cases").EnumerateArray().First().EnumerateObject().Select(p => p.Name), Is.EqualTo(["status", "verdict", "expected", "received", "elapsed_ms", "started", "source", "request", "curl"]));
        Assert.That(data.GetProperty("received").GetArrayLength(), Is.LessThanOrEqualTo(20));
    }

    [TestCase(1_000, 10)]
    [TestCase(10_000, 1)]
    public void Ten_thousand_cases_make_a_file_of_a_few_megabytes(int operations, int statuses) =>
        Assert.That(Encoding.UTF8.GetByteCount(CoverageFile.Text(PageRuns.Many(operations, statuses))), Is.LessThan(8 * 1024 * 1024));

    // Addresses of the API stand in it as text; nothing in it leads a browser to one.
    [Test]
    public void The_page_refers_to_nothing_outside_it()
    {
        var page = CoverageFile.Text(PageRuns.WithEverything());

        Assert.That(References().Matches(page).Select(m => m.Groups["to"].Value).Where(to => !to.StartsWith('#')), Is.EqualTo(["data:,"]));
        Assert.That(page, Does.Not.Contain("@import").And.Not.Contain("url(").And.Not.Contain("import("));
        Assert.That(page, Does.Contain("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-").And.Not.Contain("unsafe-"));
    }

    [TestCase(true, "Gate open: contract coverage of staging")]
    [TestCase(false, "Gate closed: contract coverage of staging")]
    public void The_title_tells_the_gate(bool open, string title)
    {
        var results = PageRuns.AllKept();

        var page = CoverageFile.Text(results with { Gate = results.Gate with { Open = open } });

        Assert.That(page, Does.Contain($"<title>{title}</title>"));
    }

    // 1,999 of 2,000 is not 100 %.
    [TestCase(2_000, 0, "100 %", "2,000 of 2,000 documented statuses proven to be kept")]
    [TestCase(1_999, 1, "99.9 %", "1,999 of 2,000 documented statuses proven to be kept")]
    [TestCase(0, 1, "0 %", "0 of 1 documented status proven to be kept")]
    [TestCase(0, 0, "–", "0 of 0 documented statuses proven to be kept")]
    public void Coverage_is_what_is_kept_of_all_that_is_documented_and_never_rounded_up(int kept, int unproven, string percent, string words)
    {
        var parts = Enumerable.Range(0, kept + unproven).Select(n => new CoveragePart("things", $"GET /{n}", "200", n < kept ? "kept" : "unproven", null));

        var page = CoverageFile.Text(PageRuns.Of() with { Coverage = [.. parts] });

        Assert.That(page, Does.Contain($"<strong>{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(percent)}</strong> <span>{words}</span>"));
    }

    [Test]
    public void What_looks_like_a_place_of_the_template_stays_as_it_is()
    {
        var results = PageRuns.AllKept();

        var page = CoverageFile.Text(results with { Run = results.Run with { Environment = "{{data}}" } });

        Assert.That(page, Does.Contain("<title>Gate open: contract coverage of {{data}}</title>"));
    }

    private static JsonElement Data(string page) => JsonDocument.Parse(Embedded().Match(page).Groups["json"].Value).RootElement;

    [GeneratedRegex("""<script type="application/json" id="data">(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Embedded();

    [GeneratedRegex("""(?:src|href|srcset|action|poster|data)="(?<to>[^"]*)["]""")]
    private static partial Regex References();
}

using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace ContractTests.Reports.Page;

/// <summary>The page asks nobody for anything, and what a server or a spec says is text in it.</summary>
[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageHarmlessTests
{
    private const string Hostile = "</script><!--<script><img src=x onerror=alert(1)>\u0001\u202Egnp\u2028 é";
    private const string Visible = "</script><!--<script><img src=x onerror=alert(1)>␁<U+202E>gnp<U+2028> é";

    [Test]
    public async Task Nothing_but_the_file_is_ever_asked_for()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());
        await page.Cell("GET /things", "404 breached").ClickAsync();
        await page.Page.FillAsync("#text", "404");

        Assert.That(page.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)), Is.EqualTo([page.Address]));
        Assert.That(page.Errors, Is.Empty);
    }

    [Test]
    public async Task The_policy_lets_nothing_in()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var page = await OpenPage.Of(PageRuns.AllKept());

        var refused = await page.Page.EvaluateAsync<string[]>("""
            async server => {
              const refused = [];
              addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
              const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
              add('img', { src: server + '/image' });
              add('script', { src: server + '/script' });
              add('script', { textContent: 'window.ran = true' });
              add('style', { textContent: 'body { color: red }' });
              await fetch(server + '/data').catch(() => {});
              await new Promise(done => setTimeout(done, 300));
              return [...refused, String(window.ran)].sort();
            }
            """, $"http://{server.LocalEndpoint}");

        Assert.That(refused, Is.EqualTo(["connect-src", "img-src", "script-src-elem", "script-src-elem", "style-src-elem", "undefined"]));
        Assert.That(server.Pending(), Is.False);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Hostile_text_is_shown_and_does_nothing(bool scripts)
    {
        var part = PageRuns.Breached(Hostile, $"GET /{Hostile}", "200", Hostile, Hostile, "wrong-reason", 200, Hostile) with
        {
            Curl = $"curl '{Hostile}'", Exchange = Hostile, Request = Hostile, Source = Hostile, Ticket = Hostile, Owner = Hostile, Severity = Hostile, Tags = [Hostile], Documented = [$"200 {Hostile}"], Message = Hostile,
        };
        var results = PageRuns.Of(part) with
        {
            Gate = new GatePart(false, 1, [Hostile]) { Remarks = [Hostile] },
            Run = new RunPart(Hostile, Hostile, Hostile, PageRuns.Noon, PageRuns.Noon, Hostile),
            KnownIssues = [new KnownIssuePart(Hostile, Hostile, Hostile, Hostile, Hostile, Hostile, "expired", 1, Hostile)],
            Fixtures = [new SupportPart(Hostile, Hostile, Hostile, Hostile, 1)],
            Leftovers = [new LeftoverPart(Hostile, Hostile, Hostile)],
        };

        await using var page = await OpenPage.Of(results, $"#case={Uri.EscapeDataString(part.Id)}", scripts: scripts);

        Assert.That(await page.Page.Locator("img, iframe, base, form, object").CountAsync(), Is.Zero);
        await Expect(page.Page.Locator(".reasons li")).ToHaveTextAsync(Visible);
        await Expect(page.Page.Locator(".section li")).ToHaveCountAsync(3);
        if (scripts)
        {
            await Expect(page.Panel.Locator(".message")).ToHaveTextAsync(Visible);
            await Expect(page.Panel.Locator(".shell pre")).ToHaveTextAsync($"curl '{Visible}'");
            await Expect(page.Page.Locator("tbody th.operation")).ToHaveTextAsync($"GET /{Visible}");
        }

        Assert.That(page.Errors, Is.Empty);
    }
}

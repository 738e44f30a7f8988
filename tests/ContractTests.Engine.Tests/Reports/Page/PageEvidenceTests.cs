using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace ContractTests.Reports.Page;

[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageEvidenceTests
{
    private const string Clipboard = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } });";
    private const string NoClipboard = "Object.defineProperty(navigator, 'clipboard', { value: undefined }); addEventListener('copy', () => { window.copied = document.activeElement.value; });";

    [Test]
    public async Task A_click_opens_all_that_is_known()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Cell("GET /things", "400 breached, 1/2 cases").ClickAsync();

        await Expect(page.Panel.Locator("#panel-title")).ToHaveTextAsync("400 breachedGET /things");
        await Expect(page.Panel.Locator("summary")).ToHaveTextAsync(["empty breached: wrong reason", "no body kept"]);
        var first = page.Panel.Locator("details").First;
        await Expect(first.Locator(".message")).ToHaveTextAsync("GET /things breached its contract.\n\n    documented  400 Bad Request\n    received    400 BAD REQUEST");
        Assert.That(await Told(first), Is.EqualTo("""
            Request: GET http://api/things?q=<b>
            Received: HTTP/1.1 400 BAD␠REQUEST 12 ms
            Documented: 200 OK, 204 No Content, 400 Bad Request (expected), 404 Not Found
            Spec: specs/things/things.yaml:7:9
            Sent: 2026-01-02 12:00:00.000 UTC
            Case id: things/GET /things/400/empty Link to this case
            """));
        await Expect(first.Locator(".shell pre")).ToHaveTextAsync(PageRuns.Curl);
        await Expect(first.GetByRole(AriaRole.Region, new() { Name = "Exchange" })).ToHaveTextAsync("GET http://api/things?q=<b>\n\nHTTP/1.1 400 BAD REQUEST");
        Assert.That(page.Errors, Is.Empty);
    }

    [TestCase("GET /things", "404 breached", "Received: HTTP/1.1 418 I'm a teapot 12 ms")]
    [TestCase("GET /things", "200 kept", "Labels: smoke, read, severity: critical, owner: storage-team")]
    [TestCase("DELETE /things/{id}", "404 unanswered", "Received: nothing that could be judged")]
    [TestCase("DELETE /things/{id}", "200 kept, but flaky", "Attempts: breached, wrong status HTTP/1.1 409 Conflict 7 ms, 2026-01-02 12:00:00.000 UTCtried again, kept HTTP/1.1 200 OK 12 ms, 2026-01-02 12:00:00.000 UTC")]
    [TestCase("GET /others", "403 known issue", "Received: HTTP/1.1 403␠ 12 ms")]
    [TestCase("GET /others", "403 known issue", "Ticket: T-17")]
    public async Task What_is_told_of_each_kind_of_case(string operation, string cell, string told)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Cell(operation, cell).ClickAsync();

        Assert.That(await Told(page.Panel.Locator("details")), Does.Contain(told));
    }

    [Test]
    public async Task An_unproven_case_tells_its_reason_and_an_undocumented_status_its_cases()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Cell("GET /others", "5XX unproven").ClickAsync();
        await Expect(page.Panel.Locator(".message")).ToHaveTextAsync("nobody can make it fail");
        await page.Cell("GET /things", "418 came and is not documented").ClickAsync();

        await Expect(page.Panel.Locator(".hint")).ToHaveTextAsync("418 came to 1 case of this operation, which does not document it.");
        await Expect(page.Panel.Locator("summary")).ToHaveTextAsync("404 Not Found breached: undocumented status");
    }

    [TestCase("Enter", 1400)]
    [TestCase(" ", 1400)]
    [TestCase("Enter", 800)]
    public async Task Keys_open_and_close_it_and_the_focus_comes_back(string key, int width)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), width: width);
        await page.Cell("GET /things", "404 breached").FocusAsync();

        await page.Page.Keyboard.PressAsync(key);
        await Expect(page.Panel).ToBeVisibleAsync();
        Assert.That(await page.Focus(), Is.EqualTo("panel-title"));
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Panel).ToBeHiddenAsync();
        await Expect(page.Cell("GET /things", "404 breached")).ToBeFocusedAsync();
        Assert.That(page.Errors, Is.Empty);
    }

    [TestCase(Clipboard)]
    [TestCase(NoClipboard)]
    public async Task The_copy_button_copies_the_exact_line(string clipboard)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), before: clipboard);
        await page.Cell("GET /things", "404 breached").ClickAsync();

        await page.Panel.GetByRole(AriaRole.Button, new() { Name = "Copy the curl line" }).ClickAsync();

        await Expect(page.Panel.Locator(".said")).ToHaveTextAsync("Copied");
        Assert.That(await page.Page.EvaluateAsync<string>("window.copied"), Is.EqualTo(PageRuns.Curl));
    }

    [Test]
    public async Task A_line_that_cannot_be_copied_stands_selected()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), before: $"{NoClipboard} document.execCommand = () => false;");
        await page.Cell("GET /things", "404 breached").ClickAsync();

        await page.Panel.GetByRole(AriaRole.Button, new() { Name = "Copy the curl line" }).ClickAsync();

        await Expect(page.Panel.Locator(".said")).ToHaveTextAsync("Press Ctrl+C to copy");
        Assert.That(await page.Page.EvaluateAsync<string>("document.activeElement.value.substring(document.activeElement.selectionStart, document.activeElement.selectionEnd)"), Is.EqualTo(PageRuns.Curl));
    }

    [Test]
    public async Task A_link_to_a_case_opens_it()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), "#case=things%2FGET+%2Fthings%2F400%2Fno+body");

        await Expect(page.Panel.Locator("details[open] summary")).ToHaveTextAsync("no body kept");
        await Expect(page.Cell("GET /things", "400 breached, 1/2 cases")).ToHaveAttributeAsync("aria-selected", "true");
        var link = await page.Panel.GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page).ToHaveURLAsync(page.Address);
        await page.Page.GotoAsync(link!); // it was just found

        await Expect(page.Panel).ToBeVisibleAsync();
    }

    // "Request: …" for each line of evidence.
    private static async Task<string> Told(ILocator details) => await details.EvaluateAsync<string>("""
        details => [...details.querySelectorAll('.facts > div')].map(row =>
          row.firstChild.textContent + ': ' + ([...row.querySelectorAll('li')].map(li => li.textContent).join(', ') || row.lastChild.textContent)).join('\n')
        """);
}

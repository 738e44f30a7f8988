using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace ContractTests.Reports.Page;

[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageGridTests
{
    [Test]
    public async Task Each_operation_has_a_cell_for_each_status_that_it_documents_and_for_each_that_came()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        Assert.That(await page.Page.Locator("thead th").AllTextContentsAsync(), Is.EqualTo(["Operation", "200", "204", "400", "403", "404", "409", "418", "5XX"]));
        Assert.That(await page.Rows(), Is.EqualTo([
            "GET /things | 200 kept | 400 breached, 1/2 cases | 404 breached | 418 came and is not documented",
            "DELETE /things/{id} | 200 kept, but flaky | 204 kept | 404 unanswered | 409 came and is not documented",
            "GET /others | 200 kept | 403 known issue | 5XX unproven",
        ]));
        Assert.That(await page.Page.Locator("tr.service").AllTextContentsAsync(), Is.EqualTo(["things2 operations, 3 of 6 statuses kept", "others1 operation, 1 of 3 statuses kept"]));
        Assert.That(page.Errors, Is.Empty);
    }

    // Without colours, too, no two states look the same.
    [Test]
    public async Task Each_state_has_a_sign_of_its_own()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        var signs = await page.Page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('td .mark')].map(m => m.className.split('s-')[1] + ' ' + m.querySelector('use').getAttribute('href')))].sort()");
        var shapes = await page.Page.EvaluateAsync<int>("new Set([...document.querySelectorAll('td .mark use')].map(u => document.querySelector(u.getAttribute('href')).innerHTML)).size");

        Assert.That(signs, Is.EqualTo(["breached #i-breached", "flaky #i-flaky", "kept #i-kept", "known #i-known", "unanswered #i-unanswered", "undocumented #i-undocumented", "unproven #i-unproven"]));
        Assert.That(shapes, Is.EqualTo(signs.Length));
    }

    [Test]
    public async Task A_documented_status_that_was_not_selected_is_not_taken_for_an_undocumented_one()
    {
        await using var page = await OpenPage.Of(PageRuns.Of(PageRuns.Kept("things", "GET /things", "200", "OK")));

        Assert.That(await page.Page.Locator("td.left-out").AllTextContentsAsync(), Has.Count.EqualTo(3).And.All.EqualTo("documented, not in this run"));
    }

    [TestCase("ArrowRight", "400 breached, 1/2 cases")]
    [TestCase("ArrowDown", "200 kept, but flaky")]
    [TestCase("End", "418 came and is not documented")]
    [TestCase("Control+End", "5XX unproven")]
    [TestCase("PageDown", "200 kept")]
    [TestCase("End ArrowDown", "409 came and is not documented")]
    [TestCase("End ArrowRight", "418 came and is not documented")]
    [TestCase("Control+End Home", "200 kept")]
    [TestCase("Control+End ArrowUp ArrowLeft", "404 unanswered")]
    public async Task Keys_go_from_cell_to_cell(string keys, string to)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());
        await page.Cell("GET /things", "200 kept").FocusAsync();

        foreach (var key in keys.Split(' '))
            await page.Page.Keyboard.PressAsync(key);

        Assert.That(await page.Focus(), Is.EqualTo(to));
        Assert.That(await page.Page.Locator("td[tabindex='0']").CountAsync(), Is.EqualTo(1), "Tab comes to one cell");
    }

    [Test]
    public async Task Ten_thousand_cases_are_rows_only_where_one_looks()
    {
        await using var page = await OpenPage.Of(PageRuns.Many(1_000, 10));

        await Expect(page.Shown).ToHaveTextAsync("10,000 cases in 1,000 operations");
        Assert.That(await page.Page.Locator("tr").CountAsync(), Is.LessThan(300));

        await page.Page.Locator("#grid").EvaluateAsync("grid => grid.scrollIntoView({ block: 'end' })");
        await Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = "GET /things-999/{id}", Exact = true })).ToBeInViewportAsync();
        Assert.That(await page.Page.Locator("tr").CountAsync(), Is.LessThan(400), "what is far away is given back");
        Assert.That(page.Errors, Is.Empty);
    }

    [Test]
    public async Task Ten_thousand_operations_are_reached_by_keyboard_and_by_text()
    {
        await using var page = await OpenPage.Of(PageRuns.Many(10_000, 1));

        await page.Cell("GET /things-0/{id}", "400 kept").FocusAsync();
        await page.Page.Keyboard.PressAsync("Control+End");
        await Expect(page.Cell("GET /things-9999/{id}", "400 kept")).ToBeFocusedAsync();
        await page.Page.FillAsync("#text", "things-4321/");

        await Expect(page.Shown).ToHaveTextAsync("1 of 10,000 cases, 1 of 10,000 operations");
        Assert.That(await page.Rows(), Is.EqualTo(["GET /things-4321/{id} | 400 kept"]));
    }

    [Test]
    public async Task A_run_without_cases_says_so()
    {
        await using var page = await OpenPage.Of(PageRuns.Of());

        await Expect(page.Page.Locator("#nothing")).ToHaveTextAsync("No case was run.");
        Assert.That(page.Errors, Is.Empty);
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace ContractTests.Reports.Page;

[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageFilterTests
{
    [Test]
    public async Task Verdicts_are_toggles_with_their_counts()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        Assert.That(
            await page.Page.Locator(".toggle").AllTextContentsAsync(),
            Is.EqualTo(["5 kept", "2 breached", "1 unanswered", "1 unproven", "1 known issue", "1 flaky", "2 drew an undocumented status"]));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "2 breached" }).ClickAsync();
        await Expect(page.Shown).ToHaveTextAsync("2 of 10 cases, 1 of 3 operations");
        Assert.That(await page.Rows(), Is.EqualTo(["GET /things | (200 kept) | 400 breached, 1/2 cases | 404 breached | 418 came and is not documented"]));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "1 unproven" }).ClickAsync();
        await Expect(page.Shown).ToHaveTextAsync("3 of 10 cases, 2 of 3 operations");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "2 breached" }).ClickAsync();
        await Expect(page.Shown).ToHaveTextAsync("1 of 10 cases, 1 of 3 operations");
    }

    [TestCase("flaky", "1 of 10 cases, 1 of 3 operations")]
    [TestCase("undocumented", "2 of 10 cases, 2 of 3 operations")]
    [TestCase("known", "1 of 10 cases, 1 of 3 operations")]
    [TestCase("kept", "5 of 10 cases, 3 of 3 operations")]
    public async Task A_toggle_shows_as_many_cases_as_it_counts(string verdict, string shown)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Page.Locator($"[data-verdict={verdict}]").ClickAsync();

        await Expect(page.Shown).ToHaveTextAsync(shown);
    }

    [TestCase("delete", "3 of 10 cases, 1 of 3 operations")] // an operation
    [TestCase("418", "1 of 10 cases, 1 of 3 operations")] // a status that came
    [TestCase("EMPTY", "1 of 10 cases, 1 of 3 operations")] // a case
    [TestCase("was reset", "1 of 10 cases, 1 of 3 operations")] // a message
    [TestCase("teapot", "1 of 10 cases, 1 of 3 operations")] // a reason phrase
    [TestCase("smoke", "1 of 10 cases, 1 of 3 operations")] // a tag
    [TestCase("T-17", "1 of 10 cases, 1 of 3 operations")] // a ticket
    [TestCase("204 delete", "1 of 10 cases, 1 of 3 operations")] // every word
    public async Task Text_is_found_wherever_it_stands(string text, string shown)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Page.FillAsync("#text", text);

        await Expect(page.Shown).ToHaveTextAsync(shown);
    }

    [Test]
    public async Task An_empty_result_says_so_and_has_a_way_back()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Page.FillAsync("#text", "nowhere");
        await Expect(page.Page.Locator("#nothing")).ToHaveTextAsync("No case is like that. Take a filter away to see more.");
        await Expect(page.Page.Locator("#grid")).ToBeHiddenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();

        await Expect(page.Shown).ToHaveTextAsync("10 cases in 3 operations");
        await Expect(page.Page.Locator("#grid")).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_is_shown_stands_in_the_address()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());
        await page.Page.Locator("[data-verdict=kept]").ClickAsync();
        await page.Page.SelectOptionAsync("#service", "things");
        await page.Page.FillAsync("#text", "400 no");
        await page.Cell("GET /things", "400 breached, 1/2 cases").ClickAsync();

        await Expect(page.Page).ToHaveURLAsync(new Regex("case="));

        Assert.That(await page.Hash(), Is.EqualTo("#verdict=kept&service=things&text=400 no&case=things/GET /things/400/empty"));
        await page.Page.ReloadAsync();
        await Expect(page.Shown).ToHaveTextAsync("1 of 10 cases, 1 of 3 operations");
        await Expect(page.Page.Locator("#text")).ToHaveValueAsync("400 no");
        await Expect(page.Page.Locator("#service")).ToHaveValueAsync("things");
        await Expect(page.Page.Locator("[data-verdict=kept]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Panel).ToBeVisibleAsync();
        Assert.That(page.Errors, Is.Empty);
    }

    // An old link, or one that somebody wrote by hand.
    [Test]
    public async Task An_address_that_means_nothing_here_is_passed_over()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), "#verdict=green&service=gone&case=gone&other=1");

        await Expect(page.Shown).ToHaveTextAsync("10 cases in 3 operations");
        Assert.That(page.Errors, Is.Empty);
    }
}

using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace ContractTests.Reports.Page;

[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageLooksTests
{
    private const string Breach = "#case=things%2FGET+%2Fthings%2F400%2Fempty";

    [TestCase("", 360)]
    [TestCase(Breach, 360)]
    [TestCase("", 740)]
    [TestCase(Breach, 1100)]
    public async Task No_window_is_too_narrow(string hash, int width)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), hash, width);

        Assert.That(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(await page.Page.EvaluateAsync<bool>("[...document.querySelectorAll('#panel, #evidence pre')].every(e => e.scrollWidth <= e.clientWidth)"), Is.True);
    }

    [Test]
    public async Task A_chosen_theme_is_remembered()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());
        var paper = "getComputedStyle(document.body).backgroundColor";
        var light = await page.Page.EvaluateAsync<string>(paper);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        var dark = await page.Page.EvaluateAsync<string>(paper);
        await page.Page.ReloadAsync();

        Assert.That((light, dark), Is.EqualTo(("rgb(250, 249, 246)", "rgb(20, 22, 26)")));
        Assert.That(await page.Page.EvaluateAsync<string>(paper), Is.EqualTo(dark));
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task On_paper_stand_the_whole_grid_and_the_failures_and_no_controls()
    {
        await using var page = await OpenPage.Of(PageRuns.Many(300, 10), colours: ColorScheme.Dark);

        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await Expect(page.Page.Locator("#printed article")).ToHaveCountAsync(60);
        await Expect(page.Page.Locator("#printed article").First).ToHaveTextAsync($"service-000/GET /things-0/{{id}}/407GET /things-0/{{id}} breached its contract.\n\n    documented  407 Reason 7\n    received    407 Other\n\nspecs/service-000/service-000.yaml:7:9\n{PageRuns.Curl}");
        Assert.That(await page.Rows(), Has.Count.EqualTo(300));
        await Expect(page.Page.Locator("#text")).ToBeHiddenAsync();
        await Expect(page.Page.Locator("#theme")).ToBeHiddenAsync();
        Assert.That(await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle(document.body).color"), Is.EqualTo("rgb(255, 255, 255) rgb(28, 31, 35)"));
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await Expect(page.Page.Locator("#printed")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Without_scripts_the_gate_the_totals_and_the_failures_are_there()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), scripts: false);

        await Expect(page.Page.Locator("h2").First).ToHaveTextAsync("Gate closed");
        await Expect(page.Page.Locator(".reasons li")).ToHaveTextAsync(["2 cases breached", "1 case unanswered (1 reset)"]);
        await Expect(page.Page.Locator(".toggle").First).ToHaveTextAsync("5 kept");
        await Expect(page.Page.Locator(".noscript")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("noscript pre")).ToHaveCountAsync(4);
        await Expect(page.Page.Locator("#text")).ToBeHiddenAsync();
    }

    [Test]
    public async Task The_first_stop_of_the_keyboard_leads_past_the_controls()
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything());

        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.That(await page.Focus(), Is.EqualTo("200 kept"));
    }
}

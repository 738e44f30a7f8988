using Microsoft.Playwright;
using NUnit.Framework;

namespace ContractTests.Reports.Page;

[Parallelizable(ParallelScope.Self)] // a browser keeps every core busy, and other tests measure time
public sealed class PageAccessibilityTests
{
    private const string Breach = "#case=things%2FGET+%2Fthings%2F400%2Fempty";

    [TestCase("", 1400, ColorScheme.Light)]
    [TestCase("", 1400, ColorScheme.Dark)]
    [TestCase(Breach, 1400, ColorScheme.Light)]
    [TestCase(Breach, 1400, ColorScheme.Dark)]
    [TestCase("#verdict=breached", 1400, ColorScheme.Light)]
    [TestCase("#text=nowhere", 1400, ColorScheme.Light)]
    [TestCase("", 400, ColorScheme.Light)]
    [TestCase(Breach, 400, ColorScheme.Dark)]
    [TestCase("", 740, ColorScheme.Light)]
    public async Task Axe_has_nothing_against_it(string hash, int width, ColorScheme colours)
    {
        await using var page = await OpenPage.Of(PageRuns.WithEverything(), hash, width, colours: colours);

        Assert.That(await page.Violations(), Is.Empty);
        Assert.That(page.Errors, Is.Empty);
    }

    [Test]
    public async Task Axe_has_nothing_against_many_rows()
    {
        await using var page = await OpenPage.Of(PageRuns.Many(300, 10));

        Assert.That(await page.Violations(), Is.Empty);
    }
}

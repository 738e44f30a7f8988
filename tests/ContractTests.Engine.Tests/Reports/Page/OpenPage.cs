using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ContractTests.Reports.Page;

/// <summary>The page of a run, opened from a file in a window of its own; what it asked for and what went wrong in it is noted.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly IBrowserContext _context;

    private OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(20_000);
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) => _errors.Enqueue(message.Text);
        page.Dialog += (_, dialog) => _errors.Enqueue($"dialog: {dialog.Message}");
    }

    public IPage Page { get; }

    public string Address => new Uri(Path.Combine(_folder, CoverageFile.Name)).AbsoluteUri;

    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Whatever the browser had to say.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public ILocator Panel => Page.Locator("#panel");

    public ILocator Shown => Page.Locator("#shown");

    public static async Task<OpenPage> Of(Results results, string hash = "", int width = 1400, int height = 900, ColorScheme colours = ColorScheme.Light, bool scripts = true, string? before = null)
    {
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce, // no assertion waits for, or meets, half a movement
        });
        var opened = new OpenPage(context, await context.NewPageAsync());
        CoverageFile.Write(opened._folder, results);
        if (before is not null)
            await opened.Page.AddInitScriptAsync(before);
        await opened.Page.GotoAsync($"{opened.Address}{hash}");
        return opened;
    }

    /// <summary>The cell of an operation, by what it is called.</summary>
    public ILocator Cell(string operation, string name) =>
        Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Rowheader, new() { Name = operation, Exact = true }) })
            .GetByRole(AriaRole.Gridcell, new() { Name = name, Exact = true });

    /// <summary>What stands in the rows that are there: operation and the names of its cells.</summary>
    public async Task<IReadOnlyList<string>> Rows() => await Page.EvaluateAsync<string[]>("""
        [...document.querySelectorAll('#grid tbody tr:not(.service, .space)')].map(row =>
          [row.firstChild.textContent, ...[...row.querySelectorAll('td.cell')].map(cell => (cell.classList.contains('dim') ? '(' + cell.ariaLabel + ')' : cell.ariaLabel))].join(' | '))
        """);

    /// <summary>Where the focus is: an id, or the name of a cell.</summary>
    public async Task<string> Focus() => await Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.ariaLabel || document.activeElement.tagName");

    public async Task<string> Hash() => await Page.EvaluateAsync<string>("decodeURIComponent(location.hash.replaceAll('+', ' '))");

    /// <summary>What axe holds against the page as it is now: rule, and the first element concerned.</summary>
    public async Task<IReadOnlyList<string>> Violations() => [.. (await Page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help}: {v.Nodes[0].Html}")];

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

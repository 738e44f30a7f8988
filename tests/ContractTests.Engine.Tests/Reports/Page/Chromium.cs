using Microsoft.Playwright;
using NUnit.Framework;

namespace ContractTests.Reports.Page;

/// <summary>One headless Chromium for all tests of the page: the machine's own, or what the variable CHROMIUM names. Without one they are skipped.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(Start);

    public static async Task<IBrowser> Browser()
    {
        if (Program() is null)
            Assert.Ignore("no Chromium is installed (Debian: apt-get install chromium); the variable CHROMIUM may name one");
        return (await Started.Value).Browser;
    }

    [OneTimeTearDown]
    public static async Task End()
    {
        if (!Started.IsValueCreated)
            return;
        var (playwright, browser) = await Started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> Start()
    {
        Assertions.SetDefaultExpectTimeout(20_000); // a busy machine is no failure of the page
        var playwright = await Playwright.CreateAsync();
        string[] sandbox = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : []; // it refuses to be root otherwise
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program(), Headless = true, Args = [.. Arguments, .. sandbox] });
        return (playwright, browser);
    }

    private static string? Program() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Places().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Places()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            foreach (var name in names)
                yield return Path.Combine(folder, name);
        }

        yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        foreach (var folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData })
            yield return Path.Combine(Environment.GetFolderPath(folder), "Google", "Chrome", "Application", "chrome.exe");
    }
}

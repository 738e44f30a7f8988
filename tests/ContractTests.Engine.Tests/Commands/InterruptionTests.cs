using System.Diagnostics;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
[Platform(Exclude = "Win", Reason = "a signal is sent with `kill`")]
public sealed class InterruptionTests
{
    private const string Operations = """
        GET /things/{thing_id}: { responses: { 200: } }
        PUT /things/{thing_id}: { responses: { 200: [{ case: a }, { case: b }, { case: c }] } }
        """;

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP", Description = "the terminal was closed")]
    [TestCase("INT INT", Description = "as `timeout` signals the process and its group")]
    public async Task A_signal_ends_a_run_in_order(string signals)
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null);
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        using var process = CommandLineProcess.Start(["--specs", specs.Folder, "--output", specs.Output, "-j", "2"]);
        await Until(() => api.Count("PUT *") == 2);

        foreach (var signal in signals.Split(' '))
            process.Interrupt(signal);
        var ended = await process.End();

        Assert.That(ended.ExitCode, Is.EqualTo(130));
        Assert.That(ended.Errors, Is.EqualTo("Interrupted: what was created is being deleted. Once more ends at once.\n"));
        Assert.That(ended.Output, Does.EndWith("GATE CLOSED: the run was interrupted\n"));
        Assert.That(api.Things, Is.Empty);
        Assert.That(ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!.Totals, Is.EqualTo(new TotalsPart(1, 0, 0, 3, 0))); // it was just written
        Assert.That(Path.Combine(specs.Output, "junit.xml"), Does.Exist);
    }

    [Test]
    public async Task A_second_Ctrl_C_ends_it_at_once()
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null).On("DELETE *", statusLine: null);
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        using var process = CommandLineProcess.Start(["--specs", specs.Folder, "--output", specs.Output]);
        await Until(() => api.Count("PUT *") > 0);

        process.Interrupt();
        await Until(() => api.Count("DELETE *") > 0);
        await Task.Delay(600); // two at once are one
        var clock = Stopwatch.StartNew();
        process.Interrupt();
        var ended = await process.End();

        Assert.That(ended.ExitCode, Is.EqualTo(130));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(ended.Errors, Is.EqualTo("""
            Interrupted: what was created is being deleted. Once more ends at once.
            Ended at once: what was created may be left over, and reports may be missing.

            """));
    }

    [Test]
    public async Task A_terminal_that_closes_twice_is_in_no_hurry()
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null).On("DELETE *", request => new ScriptedAnswer("204 No Content") { After = TimeSpan.FromSeconds(1.5) });
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        using var process = CommandLineProcess.Start(["--specs", specs.Folder, "--output", specs.Output]);
        await Until(() => api.Count("PUT *") > 0);

        process.Interrupt("HUP");
        await Until(() => api.Count("DELETE *") > 0);
        await Task.Delay(600); // two at once are one
        process.Interrupt("HUP");
        var ended = await process.End();

        Assert.That(ended.ExitCode, Is.EqualTo(130));
        Assert.That(ended.Output, Does.EndWith("\nGATE CLOSED: the run was interrupted\n"));
    }

    private static async Task Until(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "it never came to that");
            await Task.Delay(20);
        }
    }
}

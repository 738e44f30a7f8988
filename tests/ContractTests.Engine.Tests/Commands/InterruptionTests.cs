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

    [TestCase(1)]
    [TestCase(2, Description = "as `timeout` signals the process and its group")]
    public async Task Ctrl_C_ends_a_run_in_order(int signals)
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null);
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        using var process = CommandLineProcess.Start(["--specs", specs.Folder, "--output", specs.Output, "-j", "2"]);
        await Until(() => api.Count("PUT *") == 2);

        for (var signal = 0; signal < signals; signal++)
            process.Interrupt();
        var ended = await process.End();

        Assert.That(ended.ExitCode, Is.EqualTo(130));
        Assert.That(ended.Errors, Is.EqualTo("Interrupted: what was created is being deleted. Once more ends at once.\n"));
        Assert.That(ended.Output, Does.EndWith("GATE CLOSED: 2 cases unanswered (2 other), the run was interrupted\n"));
        Assert.That(api.Things, Is.Empty);
        Assert.That(ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!.Totals, Is.EqualTo(new TotalsPart(1, 0, 2, 1, 0))); // it was just written
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

using System.Text.RegularExpressions;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Suite;
using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
public sealed class RunDisplayTests
{
    private const string Operations = "GET /things: { responses: { 200: , 404: [{ case: a, query: { q: none } }] } }";
    private static readonly Screen Live = new(true, false, () => 80);
    private static readonly DisplayOptions Usual = new(false, false, false);

    [Test]
    public async Task A_failure_is_told_as_it_comes_and_once_in_full()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");

        var told = await Watched(api, Live, Usual);

        Assert.That(PlayedTerminal.Screen(told.Output), Is.EqualTo("""
            2 cases against `local`: http://api, 8 at once
            wrong-reason  things/GET /things/404/a  404 Not Found → 404 Missing

            GET /things breached its contract: the reason phrase differs.

                documented  404 Not Found
                received    404 Missing          (HTTP/1.1, 12 ms)

            specs/things/operations.yaml:2:44 (404/a)
            curl -i -X GET 'http://api/things?q=none'

              kept  breached  things
                 1         1  GET /things

            2 cases: 1 kept, 1 breached, 0 unanswered, 0 unproven, in 0.0 s
            Reports: results
            GATE CLOSED: 1 case breached

            """));
        Assert.That(told.Errors, Is.Empty);
    }

    [Test]
    public async Task The_live_line_follows_the_run()
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(300) }.On("GET *=none", "404 Not Found");

        var told = await Watched(api, Live, Usual);

        Assert.That(PlayedTerminal.LastLines(told.Output).Distinct(), Is.SupersetOf([" 0/2  ░░░░░░░░░░░░░░░░░░░░░░░░  0 kept", " 1/2  ████████████░░░░░░░░░░░░  1 kept"]));
    }

    [Test]
    public async Task With_v_each_case_stands_above_the_live_line()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");

        var told = await Watched(api, Live, Usual with { Verbose = true });

        Assert.That(PlayedTerminal.Screen(told.Output), Does.StartWith("""
            2 cases against `local`: http://api, 8 at once
            kept        things/GET /things/200  12 ms
            breached    things/GET /things/404/a  12 ms  (wrong-reason: 404 Not Found → 404 Missing)

            GET /things breached its contract: the reason phrase differs.

            """));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public async Task Where_no_progress_is_wanted_none_is_shown(bool quiet, bool noProgress)
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");

        var told = await Watched(api, Live, new DisplayOptions(false, quiet, noProgress));

        Assert.That(told.Output, Does.Not.Contain("\u001b").And.Not.Contain("\r").And.EndWith("GATE OPEN\n"));
    }

    [Test]
    public async Task On_a_terminal_the_last_words_have_colours()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");

        var told = await Watched(api, Live with { Coloured = true, Live = false }, Usual);

        Assert.That(told.Output.Replace('\u001b', '^'), Is.EqualTo("""
            2 cases against `local`: http://api, 8 at once

            ^[1m^[31mGET /things breached its contract: the reason phrase differs.^[0m^[0m

                documented  ^[32m404 Not Found^[0m
                received    ^[31m404 Missing          (HTTP/1.1, 12 ms)^[0m

            ^[2mspecs/things/operations.yaml:2:44 (404/a)^[0m
            ^[2mcurl -i -X GET 'http://api/things?q=none'^[0m

            ^[1m  kept  breached  things^[0m
              ^[32m   1^[0m  ^[31m       1^[0m  GET /things

            2 cases: 1 kept, 1 breached, 0 unanswered, 0 unproven, in 0.0 s
            Reports: results
            ^[1m^[31mGATE CLOSED: 1 case breached^[0m^[0m

            """));
    }

    [TestCase(false, """
        KNOWN  LTS-7  things/GET /things/404/a  404 Not Found → 404 Missing

          kept  known  things
             1      1  GET /things

        2 cases: 1 kept, 0 breached, 0 unanswered, 0 unproven, 1 known, in 0.0 s
        Reports: results
        GATE OPEN, though 1 case is a known issue (LTS-7 until 2999-01-31)

        """)]
    [TestCase(true, """
        KNOWN  LTS-7  things/GET /things/404/a  404 Not Found → 404 Missing
        GET /things breached its contract: the reason phrase differs.

            documented  404 Not Found
            received    404 Missing          (HTTP/1.1, 12 ms)

        """)]
    public async Task A_known_issue_is_one_line_and_no_failure(bool verbose, string output)
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        specs.Write("known-issues.yaml", "known_issues: [{ cases: \"*\", answers: 404 Missing, ticket: LTS-7, owner: us, expires: 2999-01-31 }]");

        var told = await Watched(api, Live, Usual with { Verbose = verbose }, specs);

        Assert.That(PlayedTerminal.Screen(told.Output), Does.Contain($"\n\n{output}"));
    }

    [Test]
    public async Task What_is_to_be_done_about_a_known_issue_is_told()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        specs.Write("known-issues.yaml", "known_issues:\n  - { cases: \"*\", answers: 404 Missing, ticket: LTS-7, owner: us, expires: 2999-01-31 }\n");

        var told = await Watched(api, Screen.Plain, Usual with { Quiet = true }, specs);

        Assert.That(told.Output, Is.EqualTo("""

            The known issue LTS-7 is no longer needed, since what it speaks of is kept: remove it at specs/known-issues.yaml:2:5.
            GATE CLOSED: 1 known issue is no longer needed (specs/known-issues.yaml:2:5)

            """));
    }

    [Test]
    public async Task An_output_that_takes_nothing_more_costs_the_run_nothing()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");

        var told = await Watched(api, Live, Usual, output: new FullDisk());

        Assert.That((told.Outcome.ExitCode, told.Outcome.Results.Totals.Kept), Is.EqualTo((ExitCode.Open, 2)));
        Assert.That(told.Errors, Is.EqualTo("The output could not be written: No space left on device\n"));
    }

    [Test]
    public async Task Nor_does_a_display_that_fails()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");

        var told = await Watched(api, new Screen(true, false, () => throw new InvalidOperationException("no such terminal")), Usual);

        Assert.That((told.Outcome.ExitCode, told.Outcome.Results.Totals.Kept), Is.EqualTo((ExitCode.Closed, 1)));
        Assert.That(told.Output, Does.Contain("    received    404 Missing").And.EndWith("GATE CLOSED: 1 case breached\n"));
        Assert.That(told.Errors, Is.EqualTo("The live display failed, and the run went on without it: InvalidOperationException: no such terminal\n"));
    }

    [TestCase(true, "", "Interrupted: what was created is being deleted. Once more ends at once.\n")]
    [TestCase(false, "Interrupted: what was created is being deleted. Once more ends at once.\n", "")]
    public async Task An_interruption_is_told_where_it_can_be_read(bool live, string errors, string output)
    {
        await using var api = new ScriptedApi().On("GET *", statusLine: null);
        using var interruption = new CancellationTokenSource();

        var watching = Watched(api, live ? Live : Screen.Plain, Usual, interrupted: interruption.Token);
        for (var waited = 0; waited < 200 && api.Received.Count == 0; waited++)
            await Task.Delay(50);
        await interruption.CancelAsync();
        var told = await watching;

        Assert.That(told.Errors, Is.EqualTo(errors));
        Assert.That(PlayedTerminal.Screen(told.Output), Does.StartWith($"2 cases against `local`: http://api, 8 at once\n{output}\n  unproven  things\n").And.EndWith("\nGATE CLOSED: the run was interrupted\n"));
    }

    private static async Task<Told> Watched(ScriptedApi api, Screen screen, DisplayOptions options, ThingSpecs? specs = null, TextWriter? output = null, CancellationToken interrupted = default)
    {
        using var own = specs is null ? new ThingSpecs(api.BaseUrl, Operations) : null;
        var read = (specs ?? own)!.Read(); // one of them is there
        var (environment, cases) = (read.Environment!, Selection.All.Of(read.Cases)); // read without problems
        using var errors = new StringWriter();
        output ??= new StringWriter();
        var display = new RunDisplay(output, errors, screen, options);
        await using var notice = interrupted.Register(display.Interrupted);
        using var run = new ContractRun(read, environment.BaseUrl, bail: false, TimeProvider.System, interrupted);
        display.Started(environment, environment.BaseUrl, cases.Count, run.Secrets);
        var outcome = await display.Watch(run, cases, 1, async () =>
        {
            foreach (var contractCase in cases)
                await run.Result(contractCase);
            var result = await run.Finish(cases);
            var gate = Gate.Of(result, null);
            return new RunOutcome(new ResultsOf(run.Secrets).Run(result, gate), gate.ExitCode, []);
        });
        display.Finished(outcome, "results");
        return new Told(outcome, Still(output.ToString()!, api.BaseUrl), errors.ToString()); // a writer is a text
    }

    private static string Still(string output, string baseUrl)
    {
        var still = FinishedRuns.Still(output, baseUrl);
        return Regex.Replace(Regex.Replace(still, @"in \d+\.\d s", "in 0.0 s"), @"  \d+ ms", "  12 ms");
    }

    private sealed record Told(RunOutcome Outcome, string Output, string Errors);

    /// <summary>As /dev/full is.</summary>
    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}

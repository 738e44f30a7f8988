using System.Text.RegularExpressions;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed partial class RunCommandTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke]
          responses: { 200: , 404: { query: { q: none } }, 500: { unproven: it never fails } }
        DELETE /things/{thing_id}:
          tags: [slow]
          responses: { 204: }
        """;

    [Test]
    public async Task Without_arguments_the_specs_here_run_against_local()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        var home = Directory.CreateDirectory(Path.Combine(specs.Folder, "home")).FullName;
        foreach (var name in new[] { "environments.yaml", "things" })
            Directory.Move(Path.Combine(specs.Folder, name), Path.Combine(Directory.CreateDirectory(Path.Combine(home, "specs")).FullName, name));

        var ended = await CommandLineProcess.Run([], home);

        Assert.That(Still(ended, api.BaseUrl), Is.EqualTo(new Ended(0, """
            4 cases against `local`: http://api, 8 at once

              kept  unproven  things
                 2         1  GET /things
                 1         0  DELETE /things/{thing_id}

            4 cases: 3 kept, 0 breached, 0 unanswered, 1 unproven, in 0.0 s
            Reports: results
            GATE OPEN

            """, "")));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(home, "results")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), Is.EqualTo(["allure-results", "allurerc.mjs", "coverage.html", "junit.xml", "results.json", "summary.md"]));
        Assert.That(api.Requests, Is.EquivalentTo(["GET /things", "GET /things?q=none", "POST /things", "DELETE /things/t1", "DELETE /things/t1"]), "every case once, and the fixture's own end");
    }

    [Test]
    public async Task Failures_fixtures_and_leftovers_are_printed()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing").Saying("POST *", "201 Made").On("DELETE *", "409 Conflict");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await Run(specs);

        Assert.That(Still(ended, api.BaseUrl, specs), Is.EqualTo(new Ended(1, """
            4 cases against `local`: http://api, 8 at once

            GET /things breached its contract: the reason phrase differs.

                documented  404 Not Found
                received    404 Missing          (HTTP/1.1, 12 ms)

            specs/things/operations.yaml:4:25
            curl -i -X GET 'http://api/things?q=none'

            DELETE /things/{thing_id} breached its contract: the status code differs.

                documented  204 No Content
                received    409 Conflict         (HTTP/1.1, 12 ms)
                note        the operation does not document 409 at all

            specs/things/operations.yaml:7:18
            curl -i -X DELETE 'http://api/things/t1'

            fixture `thing`: create went wrong (1 time): POST /things: the reason phrase differs: 201 Created was promised, 201 Made came.
            specs/things/service.yaml:5:24

            fixture `thing`: delete went wrong (1 time): DELETE /things/{thing_id}: the status code differs: 204 No Content or 404 Not Found was promised, 409 Conflict came.
            specs/things/service.yaml:7:24

            Left over on the server:
              fixture `thing`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 409 Conflict came
                curl -i -X DELETE 'http://api/things/t1'

              kept  breached  unproven  things
                 1         1         1  GET /things
                 0         1         0  DELETE /things/{thing_id}

            4 cases: 1 kept, 2 breached, 0 unanswered, 1 unproven, in 0.0 s
            Reports: specs/.results
            GATE CLOSED: 2 cases breached, 2 fixture requests went wrong, 1 thing may be left over on the server

            """, "")));
    }

    [TestCase("-q", "GATE OPEN\n")]
    [TestCase("--quiet", "GATE OPEN\n")]
    [TestCase("-v", """
        1 case against `local`: http://api, 8 at once
        kept        things/GET /things/200  12 ms

          kept  things
             1  GET /things

        1 case: 1 kept, 0 breached, 0 unanswered, 0 unproven, in 0.0 s
        Reports: specs/.results
        GATE OPEN

        """)]
    [TestCase("--no-progress", """
        1 case against `local`: http://api, 8 at once

          kept  things
             1  GET /things

        1 case: 1 kept, 0 breached, 0 unanswered, 0 unproven, in 0.0 s
        Reports: specs/.results
        GATE OPEN

        """)]
    public async Task More_or_less_is_shown(string option, string output)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");

        var ended = await Run(specs, option);

        Assert.That(Still(ended, api.BaseUrl, specs), Is.EqualTo(new Ended(0, output, "")));
    }

    [TestCase("--service things", 4)]
    [TestCase("--tag smoke", 3)]
    [TestCase("--tag smoke --tag slow", 4)]
    [TestCase("--exclude-tag smoke", 1)]
    [TestCase("--filter */404", 1)]
    public async Task Options_select_cases(string options, int cases)
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await Run(specs, options.Split(' '));

        Assert.That((ended.ExitCode, Results(specs).Cases.Count), Is.EqualTo((0, cases)), ended.ToString());
    }

    [Test]
    public async Task The_command_line_overrides_the_environment()
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(20) };
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things?q={word}: { responses: { 200: [{ case: a }, { case: b }, { case: c }] } }", "variables: { word: file }");
        specs.Write("environments.yaml", "environments:\n  other:\n    base_url: http://127.0.0.1:1\n    variables: { word: file }\n");

        var ended = await Run(specs, "-e", "other", "--base-url", api.BaseUrl, "--var", "word=command=line", "-j", "1", "--rate", "1000/s");

        Assert.That((ended.ExitCode, api.MostAtOnce), Is.EqualTo((0, 1)), ended.ToString());
        Assert.That(api.Requests, Is.All.EqualTo("GET /things?q=command%3Dline"));
        Assert.That(ended.Output, Does.StartWith($"3 cases against `other`: {api.BaseUrl}, 1 at once\n"));
    }

    [Test]
    public async Task After_a_bail_the_rest_is_unproven()
    {
        await using var api = new ScriptedApi().On("GET *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: a }, { case: b }, { case: c }] } }");

        var ended = await Run(specs, "--bail", "--jobs", "1");

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(api.Requests, Has.Count.EqualTo(1));
        Assert.That(Results(specs).Totals, Is.EqualTo(new TotalsPart(0, 1, 0, 2, 0)));
    }

    [Test]
    public async Task A_dry_run_prints_the_plan_and_sends_nothing()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await Run(specs, "--dry-run");

        Assert.That(Still(ended, api.BaseUrl, specs), Is.EqualTo(new Ended(0, """
            # things/GET /things/200
            curl -i -X GET 'http://api/things'
            # things/GET /things/404
            curl -i -X GET 'http://api/things?q=none'
            # things/GET /things/500
            # unproven: it never fails
            # things/DELETE /things/{thing_id}/204
            curl -i -X DELETE 'http://api/things/FIXTURE-thing_id'

            """, "")));
        Assert.That(api.Requests, Is.Empty);
        Assert.That(specs.Output, Does.Not.Exist);
    }

    [Test]
    public async Task A_plan_says_how_a_status_is_provoked()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            POST /things:
              request: { body: { a: 1 } }
              responses:
                400: { provoke: { wire: "POST / HTTP/1.0" } }
                401: { identity: operator }
                404: { retry: { within: 5s } }
                408: { provoke: { stalled-body: { within: 20s } } }
                429: { provoke: burst }
                500: { provoke: fault }
                503: { provoke: fault }
            """, """
            identities: { operator: { token: { request: POST /tokens, from: $.token, send_as: X-Auth-Token } } }
            faults:
              500: { headers: { X-Fault: 500 } }
              503: { before: PUT /fault, after: DELETE /fault }
            """);

        var ended = await Run(specs, "--dry-run");

        var (host, port) = (new Uri(api.BaseUrl).Host, new Uri(api.BaseUrl).Port);
        Assert.That(Still(ended, api.BaseUrl, specs).Output.Replace($"nc {host} {port}", "nc API", StringComparison.Ordinal).Replace($"{host}:{port}", "API", StringComparison.Ordinal), Is.EqualTo("""
            # things/POST /things/400
            printf 'POST / HTTP/1.0\r\n\r\n' | nc API
            # things/POST /things/401
            curl -i -X POST 'http://api/things' -H 'X-Auth-Token: TOKEN-operator' -H 'Content-Type: application/json' --data-binary '{"a":1}'
            # things/POST /things/404
            # again every 1 s, until it is kept or 5 s are over
            curl -i -X POST 'http://api/things' -H 'Content-Type: application/json' --data-binary '{"a":1}'
            # things/POST /things/408
            { printf 'POST /things HTTP/1.1\r\nHost: API\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1'; sleep 20; } | nc API
            # things/POST /things/429
            # up to 200 times within 10 s, until 429 comes
            curl -i -X POST 'http://api/things' -H 'Content-Type: application/json' --data-binary '{"a":1}'
            # things/POST /things/500
            curl -i -X POST 'http://api/things' -H 'X-Fault: 500' -H 'Content-Type: application/json' --data-binary '{"a":1}'
            # things/POST /things/503
            # after PUT /fault, and then DELETE /fault
            curl -i -X POST 'http://api/things' -H 'Content-Type: application/json' --data-binary '{"a":1}'

            """));
        Assert.That(api.Requests, Is.Empty);
    }

    [Test]
    public async Task Of_a_sick_environment_one_line_is_told()
    {
        await using var api = new ScriptedApi().On("*", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, string.Join('\n', Enumerable.Range(0, 50).Select(n => $"GET /things/{n}: {{ responses: {{ 404: }} }}")), "limits: { concurrency: 1 }");

        var ended = await Run(specs, "-q");

        Assert.That(ended, Is.EqualTo(new Ended(3, "GATE CLOSED: the environment `local` is sick: 503 Service Unavailable came to 10 of 10 cases that should have drawn something else: nothing can be said about the contract\n", "")));
    }

    [Test]
    public async Task An_environment_that_is_down_ends_with_3()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        var ended = await Run(specs, "-q");

        Assert.That(ended.ExitCode, Is.EqualTo(3));
        Assert.That(ended.Output, Is.EqualTo("GATE CLOSED: the environment `local` is down: the connection was refused: Connection refused: nothing can be said about the contract\n"));
    }

    [Test]
    public async Task A_run_of_unproven_cases_ends_with_4()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        var ended = await Run(specs, "-q", "--filter", "*/500");

        Assert.That(ended, Is.EqualTo(new Ended(4, "GATE CLOSED: nothing ran: 1 case unproven\n", "")));
    }

    [TestCase("--filter", "nothing-like-it", 4)]
    [TestCase("--env", "nowhere", 2)]
    public async Task Reports_of_an_earlier_run_do_not_outlive_a_refused_one(string option, string value, int exitCode)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        await Run(specs);

        var refused = await Run(specs, option, value);

        Assert.That(refused.ExitCode, Is.EqualTo(exitCode));
        Assert.That(Directory.EnumerateFiles(specs.Output, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Reports_that_cannot_be_written_close_the_gate_loudly()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        var file = Path.Combine(specs.Folder, "file.txt");
        await File.WriteAllTextAsync(file, "");
        var here = Directory.CreateDirectory(Path.Combine(specs.Folder, ".here")).FullName;

        var ended = await CommandLineProcess.Run(["--specs", specs.Folder, "--output", Path.Combine(file, "results")], here);

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.Contain("\nthe reports could not be written to ").And.Contain("\nallure-results could not be written to ").And.EndWith("\nGATE CLOSED: a report could not be written\n"));
        Assert.That(Directory.EnumerateFileSystemEntries(here), Is.Empty, "nothing goes to a place that nobody named");
    }

    [Test]
    public async Task The_summary_is_appended_to_the_page_of_a_github_job()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        var page = Path.Combine(specs.Folder, "page.md");
        await File.WriteAllTextAsync(page, "before\n");

        await CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Output], environment: new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = page });

        Assert.That(await File.ReadAllTextAsync(page), Is.EqualTo($"before\n{await File.ReadAllTextAsync(Path.Combine(specs.Output, "summary.md"))}"));
    }

    [Test]
    [Platform("Linux")]
    public async Task On_a_terminal_a_live_line_shows_how_far_it_is()
    {
        Assume.That("/usr/bin/script", Does.Exist, "it makes the terminal");
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(400) };
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: a }, { case: b }] } }");

        var screen = await CommandLineProcess.RunOnTerminal("--specs", specs.Folder, "--output", specs.Output, "-j", "1");

        Assert.That(screen, Does.Contain(" 0/2  ").And.Contain("  0 kept").And.Contain(" 1/2  ").And.Contain("1 kept\u001b[0m"));
        Assert.That(screen, Does.EndWith("\n\u001b[1m\u001b[32mGATE OPEN\u001b[0m\u001b[0m\n").And.Not.Contain("\u001b[?25l"), "the cursor is never hidden");
    }

    [TestCase("NO_COLOR", "1", true, false)]
    [TestCase("CI", "true", false, true)]
    [TestCase("TERM", "dumb", false, false)]
    [Platform("Linux")]
    public async Task A_terminal_may_want_less(string name, string value, bool live, bool coloured)
    {
        Assume.That("/usr/bin/script", Does.Exist, "it makes the terminal");
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");

        var screen = await CommandLineProcess.RunOnTerminal(new Dictionary<string, string> { [name] = value }, "--specs", specs.Folder, "--output", specs.Output);

        Assert.That((screen.Contains("\u001b[?7l", StringComparison.Ordinal), screen.Contains("\u001b[32m", StringComparison.Ordinal)), Is.EqualTo((live, coloured)), screen);
        Assert.That(screen, Does.Contain("GATE OPEN"));
    }

    [TestCase("| head -1", "1 0", "")]
    [TestCase("> /dev/full", "1", "The output could not be written: No space left on device\n")]
    [Platform("Linux")]
    public async Task An_output_that_goes_away_costs_neither_the_reports_nor_the_exit_code(string redirection, string exitCodes, string errors)
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(300) }.On("GET *", "200 Wrong");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: a }, { case: b }] } }");

        var ended = await CommandLineProcess.RunInto(redirection, ["--specs", specs.Folder, "--output", specs.Output, "-v"]);

        Assert.That((ended.Output.Split('\n')[^2], ended.Errors), Is.EqualTo(($"exit codes {exitCodes}", errors)));
        Assert.That(Results(specs).Totals.Breached, Is.EqualTo(2));
    }

    [Test]
    public async Task Through_a_pipe_no_escape_sequences_come()
    {
        await using var api = new ScriptedApi().On("GET *", "200 \u001b[31mred");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Output], environment: new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["FORCE_COLOR"] = "1" });

        Assert.That(ended.ToString(), Does.Not.Contain("\u001b").And.Contain("200 ␛[31mred"));
    }

    private static Task<Ended> Run(ThingSpecs specs, params string[] options) => CommandLineProcess.Run(["run", "--specs", specs.Folder, "--output", specs.Output, .. options]);

    private static Results Results(ThingSpecs specs) => ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!; // it was just written

    // Ports, times and temporary folders differ from run to run.
    private static Ended Still(Ended ended, string baseUrl, ThingSpecs? specs = null)
    {
        var output = FinishedRuns.Still(ended.Output, baseUrl);
        output = Milliseconds().Replace(Seconds().Replace(output, "in 0.0 s"), "  12 ms");
        return ended with { Output = specs is null ? output : output.Replace(specs.Folder, "specs", StringComparison.Ordinal) };
    }

    [GeneratedRegex(@"in \d+\.\d s")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"  \d+ ms")]
    private static partial Regex Milliseconds();
}

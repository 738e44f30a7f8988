using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>What cannot be masked, or lies in the output folder for another reason, is found there and ends the run with 5.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecretFoundTests
{
    private const string Secret = "s3cr/et & more";

    private const string Identities = "identities: { me: { headers: { X-Auth: $(env.CT_SECRET) } } }";

    private const string Kept = "GET /things: { responses: { 200: } }";

    private static readonly Dictionary<string, string> Environment = new() { ["CT_SECRET"] = Secret };

    [Test]
    public async Task A_case_named_like_a_secret_is_found_in_every_report_that_names_it()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /things: {{ responses: {{ 200: [{{ case: {Secret} }}] }} }}", Identities);
        var page = Path.Combine(specs.Folder, "page.md");

        var ended = await CommandLineProcess.Run(["-v", "--specs", specs.Folder, "--output", specs.Output], environment: new Dictionary<string, string>(Environment) { ["GITHUB_STEP_SUMMARY"] = page });

        var allure = Path.GetFileName(Directory.EnumerateFiles(Path.Combine(specs.Output, "allure-results"), "*-result.json").Single());
        string[] files = [$"allure-results/{allure}", "coverage.html", "junit.xml", "results.json"];
        var reasons = files.Select(f => $"a secret was found in {f}: do not publish it");
        Assert.That(ended.ExitCode, Is.EqualTo(5), ended.ToString());
        Assert.That(ended.Output, Does.EndWith($"{string.Concat(files.Select(f => $"SECRET FOUND in {f}: do not publish it\n"))}GATE CLOSED: {string.Join(", ", reasons)}\n"));
        Assert.That(ended.Output, Does.Contain("\nkept        things/GET /things/200/***  ").And.Not.Contain("more"));
        Assert.That((Results(specs).Gate.Open, Results(specs).Gate.ExitCode), Is.EqualTo((false, 5)));
        Assert.That(Results(specs).Gate.Reasons, Is.EqualTo(reasons));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "summary.md")), Does.StartWith($"# GATE CLOSED\n\n{string.Concat(reasons.Select(r => $"- {r.Replace("_", "\\_", StringComparison.Ordinal)}\n"))}"));
        Assert.That(await File.ReadAllTextAsync(page), Does.StartWith("# GATE CLOSED\n\n- a secret was found in ").And.Not.Contain("more"));
    }

    [TestCase("200 OK", "1 case: 1 kept", "")]
    [TestCase("200 Fine", "1 case: 0 kept, 1 breached", ", 1 case breached")]
    [TestCase(null, "1 case: 0 kept, 0 breached, 1 unanswered", ", 1 case unanswered (1 timeout), the environment `local` gave no answer: nothing can be said about the contract")]
    public async Task A_file_that_somebody_else_left_in_the_output_folder_is_found_whatever_the_gate_says(string? statusLine, string totals, string reasons)
    {
        await using var api = new ScriptedApi().On("*", statusLine);
        using var specs = new ThingSpecs(api.BaseUrl, Kept, $"{Identities}\nlimits: {{ timeout: {(statusLine is null ? "1s" : "30s")} }}");
        specs.Write(".results/debug/trace.log", $"X-Auth: {Uri.EscapeDataString(Secret)}\n");

        var ended = await Run(specs);

        Assert.That(ended.ExitCode, Is.EqualTo(5), ended.ToString());
        Assert.That(ended.Output, Does.Contain(totals).And.EndWith($"\nSECRET FOUND in debug/trace.log: do not publish it\nGATE CLOSED: a secret was found in debug/trace.log: do not publish it{reasons}\n"));
    }

    [Test]
    public async Task It_is_found_where_nothing_ran_and_after_Ctrl_C()
    {
        await using var api = new ScriptedApi().On("GET *", statusLine: null);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: , 500: { unproven: it never fails } } }", Identities);
        specs.Write(".results/trace.log", Secret);

        var nothing = await Run(specs, "--filter", "*/500");
        using var process = CommandLineProcess.Start(["--specs", specs.Folder, "--output", specs.Output], environment: Environment);
        for (var waited = 0; api.Requests.Count == 0 && waited < 1000; waited++)
            await Task.Delay(20);
        process.Interrupt();
        var interrupted = await process.End();

        Assert.That(nothing.ExitCode, Is.EqualTo(5));
        Assert.That(nothing.Output, Does.EndWith("GATE CLOSED: a secret was found in trace.log: do not publish it, nothing ran: 1 case unproven\n"));
        Assert.That(interrupted.ExitCode, Is.EqualTo(5));
        Assert.That(interrupted.Output, Does.EndWith("GATE CLOSED: a secret was found in trace.log: do not publish it, the run was interrupted\n"));
    }

    [Test]
    public async Task Of_a_folder_that_holds_the_specs_only_what_the_run_wrote_is_searched()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Kept, Identities);
        specs.Write("notes.txt", Secret);

        var clean = await CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Folder], environment: Environment);
        specs.Write("allure-results/old-result.txt", Secret);
        var found = await CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Folder], environment: Environment);

        Assert.That(clean.ExitCode, Is.Zero, clean.ToString());
        Assert.That(found.Output, Does.EndWith("GATE CLOSED: a secret was found in allure-results/old-result.txt: do not publish it\n"));
    }

    [Test]
    public async Task A_value_that_becomes_a_secret_after_it_was_shown_is_found()
    {
        await using var api = new ScriptedApi().On("GET *", "200 early-token-1").On("POST *", "201 Created", """{"token":"early-token-1"}""");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things: { responses: { 200: } }
            POST /things: { responses: { 201: { capture: { token: { from: $.token, secret: true } }, cleanup: DELETE /things/1 } } }
            """);

        var ended = await Run(specs, "-j", "1");

        Assert.That(ended.ExitCode, Is.EqualTo(5), ended.ToString());
        Assert.That(ended.Output, Does.Match("SECRET FOUND in allure-results/.+-result.json: do not publish it\n").And.Not.Contain("early-token-1"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "results.json")), Does.Not.Contain("early-token-1"));
    }

    [Test]
    public async Task Texts_of_the_specs_that_name_nothing_are_masked()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /things: {{ tags: [{Secret}], responses: {{ 200: {{ owner: {Secret}, links: ['https://example.test/{Secret}'] }}, 403: {{ unproven: {Secret} }} }} }}", Identities);

        var ended = await Run(specs, "-v");

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
    }

    [Test]
    public async Task A_secret_on_the_command_line_is_one_too()
    {
        await using var api = new ScriptedApi().On("GET *", $"200 You sent {Secret}");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { identity: me } } }", "variables: { token: none }\nidentities: { me: { bearer: $(token) } }");

        var ended = await CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output, "--var", $"token={Secret}");

        Assert.That(ended.ExitCode, Is.EqualTo(1), ended.ToString());
        Assert.That(ended.Output, Does.Contain("-H 'Authorization: Bearer ***'").And.Contain("200 You␠sent␠***").And.Not.Contain("more"));
    }

    [Test]
    public async Task Problems_of_the_specs_do_not_quote_it()
    {
        using var specs = new ThingSpecs("http://api.test", $"GET /things: {{ respones: {Secret} }}", Identities);

        var ended = await Run(specs);
        var url = await CommandLineProcess.Run("--specs", specs.Folder, "--base-url", "https://user:pass@api.test");

        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Errors, Does.Contain("respones: *** }").And.Not.Contain("more"));
        Assert.That(url.Errors, Does.Contain("--base-url:1:1: `https://***@api.test` is not a base URL").And.Not.Contain("pass@"));
    }

    [Test]
    public async Task Under_dotnet_test_it_fails_the_run()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Kept, Identities);
        specs.Write(".results/trace.log", Secret);

        var ended = await CommandLineProcess.Test(specs, environment: Environment);

        Assert.That(ended.ExitCode, Is.EqualTo(1), ended.ToString());
        Assert.That(ended.ToString(), Does.Contain("SECRET FOUND in trace.log: do not publish it").And.Not.Contain(Secret));
        Assert.That(Results(specs).Gate.ExitCode, Is.EqualTo(5));
    }

    private static Task<Ended> Run(ThingSpecs specs, params string[] options) => CommandLineProcess.Run(["run", "--specs", specs.Folder, "--output", specs.Output, .. options], environment: Environment);

    private static Results Results(ThingSpecs specs) => ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!; // it was just written
}

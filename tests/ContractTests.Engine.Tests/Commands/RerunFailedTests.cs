using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class RerunFailedTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke]
          responses:
            200: [{ case: well }, { case: odd, query: { q: odd } }]
            404: { query: { q: silent } }
            500: { unproven: it never fails }
        """;

    [Test]
    public async Task What_failed_runs_again_and_nothing_else()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);
        var before = api.Requests.Count;
        api.On("GET *=silent", "404 Not Found");

        var ended = await Run(specs, "--output", $"{specs.Output}2", "--rerun-failed", specs.Output);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((1, "")));
        Assert.That(api.Requests.Skip(before), Is.EquivalentTo(["GET /things?q=odd", "GET /things?q=silent"]));
        Assert.That(Results($"{specs.Output}2").Totals, Is.EqualTo(new TotalsPart(1, 1, 0, 0, 0)));
        Assert.That(Path.Combine(specs.Output, ResultsFile.Name), Does.Exist, "only this run's own folder is cleared");
        Directory.Delete($"{specs.Output}2", recursive: true);
    }

    [Test]
    public async Task What_a_bail_kept_from_being_sent_runs_again_too()
    {
        await using var api = new ScriptedApi().On("GET *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: a }, { case: b }, { case: c }], 500: { unproven: it never fails } } }");
        await Run(specs, "--bail", "--jobs", "1");
        api.On("GET *", "200 OK");

        var ended = await Run(specs, "--rerun-failed", specs.Output);

        Assert.That(ended.ExitCode, Is.EqualTo(0), ended.ToString());
        Assert.That(Results(specs.Output).Totals, Is.EqualTo(new TotalsPart(3, 0, 0, 0, 0)));
    }

    [Test]
    public async Task A_run_that_is_refused_leaves_what_it_was_to_run_again_also_behind_a_link()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);
        var link = Path.Combine(specs.Folder, ".link");
        Directory.CreateSymbolicLink(link, specs.Output);

        var ended = await Run(specs, "--rerun-failed", link, "--env", "nowhere");

        Assert.That((ended.ExitCode, File.Exists(Path.Combine(specs.Output, ResultsFile.Name))), Is.EqualTo((2, true)));
    }

    [Test]
    public async Task Where_nothing_failed_nothing_runs_and_the_reports_stay()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        await Run(specs);

        var ended = await Run(specs, "--rerun-failed", specs.Output);

        Assert.That(ended, Is.EqualTo(new Ended(4, "", $"Nothing failed in the run in {specs.Output}, and it came to every case: there is none to run again.\n")));
        Assert.That(Path.Combine(specs.Output, ResultsFile.Name), Does.Exist);
    }

    [Test]
    public async Task Both_the_other_filters_and_this_one_hold()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);

        var some = await Run(specs, "--rerun-failed", specs.Output, "--filter", "*/404", "--dry-run");
        var none = await Run(specs, "--rerun-failed", specs.Output, "--filter", "*/well");

        Assert.That(some with { Output = "" }, Is.EqualTo(new Ended(0, "", $"1 case that failed in the run in {specs.Output} is left out by the other filters.\n")));
        Assert.That(some.Output, Does.StartWith("# things/GET /things/404\n"));
        Assert.That(none, Is.EqualTo(new Ended(4, "", $"2 cases that failed in the run in {specs.Output} are left out by the other filters.\nNo case is left by these filters together.\n")));
    }

    [Test]
    public async Task Cases_that_are_gone_are_named()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);
        specs.Write("things/operations.yaml", "operations:\n  GET /things: { responses: { 200: [{ case: well }, { case: odd }] } }\n");

        var some = await CommandLineProcess.Run("list", "--specs", specs.Folder, "--rerun-failed", specs.Output);
        specs.Write("things/operations.yaml", "operations:\n  GET /things: { responses: { 200: { case: well } } }\n");
        var none = await Run(specs, "--rerun-failed", specs.Output);

        Assert.That(some, Is.EqualTo(new Ended(0, "things/GET /things/200/odd\n1 case, 0 of them unproven\n", $"1 case that failed in the run in {specs.Output} is not in the specs any more:\n  things/GET /things/404\n")));
        Assert.That(none, Is.EqualTo(new Ended(4, "", $"""
            2 cases that failed in the run in {specs.Output} are not in the specs any more:
              things/GET /things/200/odd
              things/GET /things/404
            None of the cases that failed in the run in {specs.Output} is left.

            """)));
    }

    [Test]
    public async Task Another_environment_is_told()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);
        specs.Write("environments.yaml", $"environments: {{ local: {{ base_url: {api.BaseUrl} }}, staging: {{ base_url: {api.BaseUrl} }} }}");

        var ended = await Run(specs, "--rerun-failed", specs.Output, "-e", "staging", "--dry-run");

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((0, $"The run in {specs.Output} was against `local`; this one is against `staging`.\n")));
    }

    [TestCase("run")]
    [TestCase("list")]
    public async Task Results_that_cannot_be_read_are_wrong_usage(string command)
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        var ended = await CommandLineProcess.Run([command, "--specs", specs.Folder, "--rerun-failed", "nowhere"], specs.Folder);

        Assert.That(ended, Is.EqualTo(new Ended(2, "", "There is no folder or file `nowhere`.\n")));
    }

    [Test]
    public async Task A_slip_beside_it_does_not_take_away_what_it_reads()
    {
        await using var api = Failing();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        await Run(specs);

        var slip = await Run(specs, "--rerun-failed", $"{specs.Output}/results.json", "--env", "locla");
        var ended = await Run(specs, "--rerun-failed", $"{specs.Output}/", "--filter", "*/odd");

        Assert.That(slip.ExitCode, Is.EqualTo(2));
        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(Results(specs.Output).Cases.Select(c => c.Id), Is.EqualTo(["things/GET /things/200/odd"]));
    }

    private static ScriptedApi Failing() => new ScriptedApi().On("GET *=odd", "200 Odd").On("GET *=silent", _ => new ScriptedAnswer(null) { Closes = true });

    private static Task<Ended> Run(ThingSpecs specs, params string[] options) => CommandLineProcess.Run(["run", "--specs", specs.Folder, .. options.Contains("--output") ? [] : new[] { "--output", specs.Output }, .. options]);

    private static Results Results(string folder) => ResultsFile.Read(Path.Combine(folder, ResultsFile.Name))!; // it was just written
}

using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>What a CI server reads out of the output of a job.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CiServerTests
{
    private static readonly Dictionary<string, string> GitHub = new() { ["GITHUB_ACTIONS"] = "true" };

    private static readonly Dictionary<string, string> Azure = new() { ["TF_BUILD"] = "True" };

    [Test]
    public async Task GitHub_shows_a_breach_on_its_line()
    {
        await using var api = new ScriptedApi().On("GET *", "200 100%");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: 'one, two: three' }] } }");

        var ended = await Run(specs, GitHub, workspace: specs.Folder);

        Assert.That(Commands(ended), Is.EqualTo([
            "::error title=Contract tests::GATE CLOSED: 1 case breached",
            "::error file=things/operations.yaml,line=2,col=37,title=things/GET /things/200/one%2C two%3A three::GET /things breached its contract: the reason phrase differs.%0A%0A    documented  200 OK%0A    received    200 100%25             (HTTP/1.1, 12 ms)",
        ]));
        Assert.That(ended.Output, Does.EndWith("\nGATE CLOSED: 1 case breached\n"));
    }

    [Test]
    public async Task A_checkout_below_the_workspace_is_the_repository()
    {
        await using var api = new ScriptedApi().On("GET *", "200 Fine");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        Directory.CreateDirectory(Path.Combine(specs.Folder, ".git"));

        var ended = await Run(specs, GitHub, workspace: Path.GetDirectoryName(specs.Folder)!); // a temporary folder lies in one

        Assert.That(Commands(ended).Last(), Does.StartWith("::error file=things/operations.yaml,line=2,col=31,"));
    }

    [Test]
    public async Task Azure_shows_a_breach_on_its_line()
    {
        await using var api = new ScriptedApi().On("GET *", "200 100%");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        Directory.CreateDirectory(Path.Combine(specs.Folder, ".git"));

        var ended = await Run(specs, Azure);

        Assert.That(Commands(ended), Is.EqualTo([
            "##vso[task.logissue type=error;]Contract tests: GATE CLOSED: 1 case breached",
            "##vso[task.logissue type=error;sourcepath=things/operations.yaml;linenumber=2;columnnumber=31;]things/GET /things/200: GET /things breached its contract: the reason phrase differs.%0A%0A    documented  200 OK%0A    received    200 100%AZP25             (HTTP/1.1, 12 ms)",
        ]));
    }

    [TestCase("run")]
    [TestCase("list")]
    public async Task Problems_of_specs_stand_on_their_lines(string command)
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things: { respones: { 200: } }");

        var ended = await CommandLineProcess.Run([command, "--specs", specs.Folder], environment: new Dictionary<string, string>(GitHub) { ["GITHUB_WORKSPACE"] = specs.Folder });

        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Output.Split('\n')[0], Is.EqualTo("::error file=things/operations.yaml,line=2,col=18,title=unknown key `respones` in an operation::unknown key `respones` in an operation: did you mean `responses`?"));
    }

    [TestCase("##[error]x", "# #[error]x")]
    [TestCase("##vso[task.complete result=Succeeded;]", "# #vso[task.complete␠result=Succeeded;]")]
    [TestCase("##teamcity[buildStatus status='SUCCESS']", "# #teamcity[buildStatus␠status='SUCCESS']")]
    public async Task A_server_gives_no_commands(string phrase, string shown)
    {
        await using var api = new ScriptedApi().On("GET *", $"200 {phrase}");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");

        var there = await Run(specs, Azure);
        var elsewhere = await Run(specs, []);

        Assert.That(there.Output.Split('\n').Where(l => l.StartsWith("    received", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1).And.All.Contains($"200 {shown}"));
        Assert.That(there.Output.Replace("\n##vso[task.logissue type=error;", "", StringComparison.Ordinal), Does.Not.Contain("##"));
        Assert.That(elsewhere.Output, Does.Contain($"200 {shown.Replace("# #", "##", StringComparison.Ordinal)}").And.Not.Contain("# #"));
    }

    [TestCase("x\n  ::error::y", "x\n  : :error::y")]
    [TestCase("x\r\t::stop-commands::y", "x\r\t: :stop-commands::y")]
    [TestCase("::add-mask::y", "# unproven: ::add-mask::y")]
    public async Task No_line_of_other_people_s_text_begins_like_a_command(string reason, string shown)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /things: {{ responses: {{ 200: , 404: {{ unproven: {System.Text.Json.JsonSerializer.Serialize(reason)} }} }} }}");

        var ended = await CommandLineProcess.Run(["--dry-run", "--specs", specs.Folder], environment: GitHub);

        Assert.That(ended.Output, Does.Contain(shown.Replace('\r', '\n')));
        Assert.That(ended.Output.Split('\n').Where(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Secrets_are_masked_before_they_are_escaped()
    {
        await using var api = new ScriptedApi().On("GET *", "200 no: 50% for s3cr,et:100%");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: 'named s3cr,et:100%', identity: me }] } }", "identities: { me: { bearer: $(env.CT_SECRET) } }");

        var ended = await Run(specs, new Dictionary<string, string>(GitHub) { ["CT_SECRET"] = "s3cr,et:100%" });

        Assert.That(Commands(ended).Last(), Does.Contain("title=things/GET /things/200/named ***::").And.Contain("no:␠50%25␠for␠***").And.Not.Contain("s3cr"));
    }

    [Test]
    public async Task Under_dotnet_test_a_server_gives_no_commands_either()
    {
        await using var api = new ScriptedApi().On("GET *", "200 ##vso[task.complete]");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");

        var ended = await CommandLineProcess.Test(specs, environment: Azure);

        Assert.That(ended.ToString(), Does.Contain("200 # #vso[task.complete]").And.Not.Contain("##vso"));
    }

    private static IEnumerable<string> Commands(Ended ended) =>
        FinishedRuns.Still(ended.Output, "http://none").Split('\n').Where(l => l.StartsWith("::", StringComparison.Ordinal) || l.StartsWith("##vso", StringComparison.Ordinal));

    private static Task<Ended> Run(ThingSpecs specs, Dictionary<string, string> environment, string? workspace = null) => CommandLineProcess.Run(
        ["--specs", specs.Folder, "--output", specs.Output],
        environment: workspace is null ? environment : new Dictionary<string, string>(environment) { ["GITHUB_WORKSPACE"] = workspace });
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContractTests.Commands;
using ContractTests.Exchanges;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

[Parallelizable(ParallelScope.All)]
internal sealed class AllureFilesTests
{
    private const string Every = """
        GET /things:
          responses:
            200: { expect: { text: xyz } }
            400: { query: { q: a } }
            401: { query: { q: b } }
            403: { query: { q: c } }
            404: { query: { q: d } }
            408: { query: { q: e } }
            409: { query: { q: f } }
            429: { query: { q: g }, provoke: { burst: { requests: 2, within: 5s } } }
            500: { unproven: it never fails }
        """;

    [Test]
    public async Task Every_message_is_of_one_category_and_of_the_right_one()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 OK", "abc").On("GET *=a", "401 Unauthorized").On("GET *=b", "418 Teapot").On("GET *=c", "403 forbidden")
            .On("GET *=d", "404 ").On("GET *=e", _ => new ScriptedAnswer(null) { Closes = true }).On("GET *=f", "500 Internal Server Error").On("GET *=g", "200 OK");
        using var specs = new ThingSpecs(api.BaseUrl, Every);
        specs.Write("known-issues.yaml", "known_issues: [{ cases: things/GET /things/409, answers: 500 Internal Server Error, ticket: T-1, owner: me, expires: 2999-12-31 }]");

        await Run(specs);

        var results = new WrittenResults(specs.Output);
        var categories = JsonNode.Parse(results.Text("categories.json"))!.AsArray();
        Assert.That(results.Tests.Select(t => $"{t["name"]}: {string.Join(", ", categories.Where(c => Matches(c!, t)).Select(c => c!["name"]))}"), Is.EqualTo([
            "200 OK: Expectation not met",
            "400 Bad Request: Wrong status",
            "401 Unauthorized: Undocumented status",
            "403 Forbidden: Wrong reason phrase",
            "404 Not Found: Missing reason phrase",
            "408 Request Timeout: Not answered",
            "409 Conflict: Known issues",
            "429 Too Many Requests: Wrong status",
            "500 Internal Server Error: Unproven",
        ]));
    }

    [Test]
    public async Task The_environment_tells_where_the_run_was_by_keys_without_spaces()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", "variables: { v: 1 }");

        await CommandLineProcess.Run(["--specs", ".", "--output", specs.Output], specs.Folder);

        var lines = new WrittenResults(specs.Output).Text("environment.properties").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(l => l.Split('=')[0]), Is.EqualTo(["Environment", "Base_URL", "Run", "Specs", "Services", "Gate", ".NET", "System"]));
        Assert.That(lines, Is.SupersetOf((string[])["Environment=local", $"Base_URL={api.BaseUrl}", "Specs=.", "Services=things", "Gate=GATE OPEN", $".NET={Environment.Version}"]));
    }

    [Test]
    public async Task What_went_wrong_in_the_run_as_a_whole_is_told_beside_its_tests()
    {
        await using var api = new ScriptedApi().Saying("DELETE /things/t1", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "PUT /things/{thing_id}: { responses: { 200: } }");

        await Run(specs);

        Assert.That(new WrittenResults(specs.Output).Globals!["errors"]!.AsArray().Select(e => (string?)e!["message"]), Is.EqualTo([
            "GATE CLOSED: 1 fixture request went wrong, 1 thing may be left over on the server",
            $"fixture `thing`: delete went wrong (1 time): DELETE /things/{{thing_id}}: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came\n{specs.Folder}/things/service.yaml:7:24",
            $"left over on the server: fixture `thing`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came\ncurl -i -X DELETE '{api.BaseUrl}/things/t1'",
        ]));
    }

    [Test]
    public async Task A_run_without_fault_has_no_errors_and_the_files_of_an_earlier_one_are_gone()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        foreach (var name in new[] { "1-globals.json", "executor.json", "1-attachment.httpexchange", "1-container.json", "history/history.json" })
            specs.Write($".results/allure-results/{name}", "{}");
        specs.Write(".results/allure-report/index.html", "old");
        specs.Write(".results/allure-history.jsonl", "kept");

        await CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Output], environment: NoServer);

        var results = new WrittenResults(specs.Output);
        Assert.That(results.Globals, Is.Null);
        Assert.That(Directory.EnumerateFileSystemEntries(results.Folder).Select(Path.GetFileName), Has.None.StartsWith("1-"));
        Assert.That(File.Exists(Path.Combine(results.Folder, "executor.json")), Is.False);
        Assert.That(File.Exists(Path.Combine(results.Folder, "history", "history.json")), "Allure 2's history is not the run's to delete");
        Assert.That(Directory.Exists(Path.Combine(specs.Output, "allure-report")), Is.False);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "allure-history.jsonl")), Is.EqualTo("kept"));
        Assert.That(Directory.EnumerateFiles(results.Folder, "*.xml", SearchOption.AllDirectories), Is.Empty);
        Assert.That(Directory.EnumerateFiles(specs.Output, "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("", "")]
    [TestCase("GITHUB_ACTIONS=true GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=o/r GITHUB_RUN_NUMBER=7 GITHUB_RUN_ID=99 GITHUB_WORKFLOW=ci", "GitHub Actions|github|https://github.com/o/r|7|ci #7|https://github.com/o/r/actions/runs/99")]
    [TestCase("GITLAB_CI=true CI_PROJECT_URL=https://gitlab.com/o/r CI_PIPELINE_IID=7 CI_JOB_NAME=contract CI_JOB_URL=https://gitlab.com/o/r/-/jobs/99", "GitLab CI|gitlab|https://gitlab.com/o/r|7|contract #7|https://gitlab.com/o/r/-/jobs/99")]
    [TestCase("TF_BUILD=True SYSTEM_COLLECTIONURI=https://dev.azure.com/o/ SYSTEM_TEAMPROJECT=r%s BUILD_BUILDID=99 BUILD_DEFINITIONNAME=ci", "Azure Pipelines|azure|https://dev.azure.com/o/r%25s|99|ci #99|https://dev.azure.com/o/r%25s/_build/results?buildId=99")]
    [TestCase("JENKINS_URL=https://ci.test/ JOB_NAME=contract BUILD_NUMBER=7 BUILD_URL=https://ci.test/job/contract/7/", "Jenkins|jenkins|https://ci.test/|7|contract #7|https://ci.test/job/contract/7/")]
    [TestCase("JENKINS_URL=https://ci.test/ BUILD_NUMBER=s3cret BUILD_URL=https://ci.test/s3cret", "Jenkins|jenkins|https://ci.test/|0| #***|https://ci.test/***")]
    public void The_executor_is_the_build_that_the_server_says_it_is(string variables, string told)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);

        var executor = AllureExecutor.Of(name => set.GetValueOrDefault(name, ""), new Secrets(["s3cret"]));

        Assert.That(executor is null ? "" : $"{executor.Server}|{executor.Type}|{executor.Url}|{executor.BuildOrder}|{executor.BuildName}|{executor.BuildUrl}", Is.EqualTo(told));
    }

    private static readonly Dictionary<string, string> NoServer = new[] { "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL" }.ToDictionary(name => name, _ => "");

    // As Allure 2 does: the whole message, in which a dot is also a line end.
    private static bool Matches(JsonNode category, JsonNode test) =>
        category["matchedStatuses"]!.AsArray().Any(s => (string?)s == (string?)test["status"])
        && (string?)category["messageRegex"] is { } regex
        && Regex.IsMatch((string?)test["statusDetails"]!["message"] ?? "", $"\\A(?:{regex})\\z", RegexOptions.Singleline);

    private static Task<Ended> Run(ThingSpecs specs) => CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output);
}

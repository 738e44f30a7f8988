using System.Text.Json;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class ListCommandTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke]
          responses:
            200:
            404: { case: 'the "other" one', query: { q: none } }
            500: { unproven: it never fails }
        """;

    [Test]
    public async Task The_cases_are_listed_and_nothing_is_sent()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await CommandLineProcess.Run("list", "--specs", specs.Folder);

        Assert.That(ended, Is.EqualTo(new Ended(0, """
            things/GET /things/200
            things/GET /things/404/the "other" one
            things/GET /things/500  (unproven: it never fails)
            3 cases, 1 of them unproven

            """, "")));
        Assert.That(api.Requests, Is.Empty);
    }

    [Test]
    public async Task A_list_needs_no_secrets()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things: { responses: { 200: { identity: me } } }", environment: "identities: { me: { bearer: $(env.NO_SUCH_TOKEN) } }");

        Assert.That(await CommandLineProcess.Run("list", "--specs", specs.Folder), Is.EqualTo(new Ended(0, "things/GET /things/200\n1 case, 0 of them unproven\n", "")));
    }

    [Test]
    public async Task A_name_in_json_is_no_command_to_a_CI_server()
    {
        using var specs = new ThingSpecs("sample", "GET /things: { responses: { 200: [{ case: '##vso[task.complete]' }] } }");

        var ended = await CommandLineProcess.Run("list", "--specs", specs.Folder, "--format", "json");

        using var json = JsonDocument.Parse(ended.Output);
        Assert.That((ended.Output.Contains("##", StringComparison.Ordinal), json.RootElement[0].GetProperty("case").GetString()), Is.EqualTo((false, "##vso[task.complete]")));
    }

    [Test]
    public async Task The_cases_are_listed_as_json()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        var ended = await CommandLineProcess.Run("list", "--specs", specs.Folder, "--format", "json", "--filter", "*one");

        Assert.That(ended, Is.EqualTo(new Ended(0, $$"""
            [
              {
                "id": "things/GET /things/404/the \"other\" one",
                "service": "things",
                "operation": "GET /things",
                "status": "404",
                "case": "the \"other\" one",
                "expected": "404 Not Found",
                "phrases": [
                  "Not Found"
                ],
                "drawn_by": "query q = none",
                "identity": null,
                "fixtures": [],
                "tags": [
                  "smoke"
                ],
                "severity": null,
                "owner": null,
                "links": [],
                "unproven": null,
                "source": "{{specs.Folder}}/things/operations.yaml:6:7"
              }
            ]

            """, "")));
    }

    [Test]
    public async Task A_terminal_gets_a_table()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        var output = await CommandLineProcess.RunOnTerminal(new Dictionary<string, string> { ["NO_COLOR"] = "1" }, "list", "--specs", specs.Folder);

        Assert.That(output.Replace("\r", "", StringComparison.Ordinal), Does.Contain("  404 Not Found              the \"other\" one  query q = none\n"));
    }

    [TestCase("run")]
    [TestCase("list")]
    public async Task A_filter_that_matches_nothing_names_the_nearest_match(string command)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await CommandLineProcess.Run(command, "--specs", specs.Folder, "--filter", "*/200", "--filter", "things/GET /things/201");

        Assert.That(ended, Is.EqualTo(new Ended(4, "", "No case id matches `things/GET /things/201`; the nearest is `things/GET /things/200`.\n")));
        Assert.That(api.Requests, Is.Empty);
    }
}

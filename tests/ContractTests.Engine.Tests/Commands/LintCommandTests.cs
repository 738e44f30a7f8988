using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Contracts;
using ContractTests.Lints;
using ContractTests.Reports.Sarif;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class LintCommandTests
{
    [Test]
    public async Task The_bundled_specs_have_no_warning()
    {
        var ended = await CommandLineProcess.Run(["lint", "--strict"], SpecsOnDisk.Repository);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((0, "")));
        Assert.That(ended.Output, Does.EndWith("\n\n2 notes in 10 files\n"));
    }

    [TestCase("nothing", "", 0, "5 files: nothing to say\n")]
    [TestCase("methods", "", 0, "4 warnings in 5 files\n")]
    [TestCase("methods", "--strict", 1, "4 warnings in 5 files\n")]
    [TestCase("environments-differ", "", 2, "3 problems, 1 warning in 5 files\n")]
    [TestCase("environments-differ", "-e local", 2, "1 problem, 1 warning in 5 files\n")]
    [TestCase("problems-elsewhere", "--service things", 0, "1 warning in 7 files\n")]
    [TestCase("nothing", "--service thngs", 4, "")]
    public async Task It_ends_with_2_where_there_is_a_problem_and_if_asked_with_1_where_there_is_a_warning(string name, string options, int exitCode, string last)
    {
        using var specs = LintedOnDisk.With(name);

        var ended = await CommandLineProcess.Run(["lint", "--specs", specs.Folder, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((exitCode, exitCode == 4 ? "No service is named `thngs`; the nearest is `things`.\n" : "")));
        Assert.That(ended.Output, Does.EndWith(last));
    }

    [Test]
    public async Task What_a_machine_lacks_is_told_of_the_environment_that_is_asked_for()
    {
        using var specs = LintedOnDisk.With("environments-differ").With("things/more.yaml", "operations:\n  GET /{project_id}/things: { responses: { 200: } }\n");

        var ended = await CommandLineProcess.Run(["lint", "--specs", "specs", "-e", "staging"], Beside(specs));

        Assert.That(ended, Is.EqualTo(new Ended(0, """
            specs/environments.yaml:9:30: note: the environment variable `CT_NO_SUCH_PROJECT` is not set [not-on-this-machine]
              9 |     variables: { project_id: $(env.CT_NO_SUCH_PROJECT) }
                |                              ^^^^^^^^^^^^^^^^^^^^^^^^^ set it in the process that runs the contract tests

            specs/environments.yaml:11:27: note: the environment variable `CT_NO_SUCH_TOKEN` is not set [not-on-this-machine]
              11 |       operator: { bearer: $(env.CT_NO_SUCH_TOKEN) }
                 |                           ^^^^^^^^^^^^^^^^^^^^^^^ set it in the process that runs the contract tests

            2 notes in 5 files

            """, "")));
    }

    [Test]
    public async Task Findings_as_json()
    {
        using var specs = LintedOnDisk.With("modelines");

        var ended = await CommandLineProcess.Run(["lint", "--specs", "specs", "--format", "json"], Beside(specs));

        using var json = JsonDocument.Parse(ended.Output);
        Assert.That((ended.ExitCode, json.RootElement.GetArrayLength()), Is.EqualTo((0, 5)));
        Assert.That(json.RootElement[1].ToString(), Is.EqualTo("""
            {
                "rule": "modeline",
                "level": "note",
                "file": "specs/things/more.yaml",
                "line": 2,
                "column": 33,
                "message": "this is not the schema of more.yaml",
                "instead": "write `../schema/operations.schema.json`",
                "fixable": true
              }
            """));
    }

    [Test]
    public async Task Findings_as_sarif()
    {
        using var specs = LintedOnDisk.With("left-behind");
        var file = Path.Combine(specs.Folder, "lint.sarif");

        var ended = await CommandLineProcess.Run(["lint", "--specs", "specs", "--format", "sarif", "--output", file], Beside(specs));

        Assert.That(ended, Is.EqualTo(new Ended(0, $"1 warning, 4 notes in 4 files: see {file}\n", "")));
        var run = JsonNode.Parse(await File.ReadAllTextAsync(file))!["runs"]![0]!; // it was just written
        Assert.That((await SarifSchema.Published.Value).Validate(run.Root.ToJsonString()), Is.Empty);
        Assert.That(run["tool"]!["driver"]!["rules"]!.AsArray().Select(r => r!["id"]!.GetValue<string>()), Is.EqualTo(LintRules.All.Select(r => r.Name)));
        Assert.That(run["results"]!.AsArray().Select(r => $"{r!["ruleId"]} {r["level"]} {r["locations"]![0]!["physicalLocation"]!["region"]!.ToJsonString()}"), Is.EqualTo([
            """left-behind note {"startLine":13,"startColumn":3,"endColumn":6}""",
            """left-behind warning {"startLine":4,"startColumn":7,"endColumn":10}""",
            """left-behind note {"startLine":15,"startColumn":7,"endColumn":10}""",
            """left-behind note {"startLine":18,"startColumn":7,"endColumn":10}""",
            """left-behind note {"startLine":19,"startColumn":3,"endColumn":28}""",
        ]));
        Assert.That(run["results"]!.AsArray().Select(r => r!["partialFingerprints"]!.ToJsonString()), Is.Unique);
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("sarif")]
    public async Task A_secret_in_plain_text_is_printed_nowhere(string format)
    {
        using var specs = LintedOnDisk.With("secrets");

        var ended = await CommandLineProcess.Run(["lint", "--specs", specs.Folder, "--format", format], null, new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" });

        Assert.That(ended.Output, Does.Contain("is a secret in plain text"));
        foreach (var secret in new[] { "ghp_0123", "hunter2", "s3cr", "correct horse", "abcdef", "sesame", "9f86d081" })
            Assert.That(ended.ToString(), Does.Not.Contain(secret));
    }

    [Test]
    public async Task Under_GitHub_problems_and_warnings_stand_on_their_lines()
    {
        using var specs = LintedOnDisk.With("problems-elsewhere");

        var ended = await CommandLineProcess.Run(["lint", "--specs", "specs"], Beside(specs), new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" });

        Assert.That(ended.Output.Split('\n').Where(l => l.StartsWith("::", StringComparison.Ordinal)), Is.EqualTo([
            "::error file=specs/broken/broken.yaml,line=1,col=48,title=not valid YAML%3A while parsing a node%2C did not find expected node content::not valid YAML: while parsing a node, did not find expected node content: a value is missing, or a bracket is not closed [problem]",
            "::warning file=specs/things/status-codes.yaml,line=8,col=3,title=no operation documents 418::no operation documents 418: list it under the `responses` of an operation, or of service.yaml where all of them document it [unused-status]",
        ]));
    }

    [Test]
    public async Task What_is_certain_is_corrected_and_told()
    {
        using var specs = LintedOnDisk.Clean().With("things/more.yaml", "operations:\n  PSOT /{project_id}/parts:\n    responsez: { 204: { cleanup: DELTE /parts, wat: 1 } }\n");

        var ended = await CommandLineProcess.Run(["lint", "--specs", "specs", "--fix"], Beside(specs));
        var again = await CommandLineProcess.Run(["lint", "--specs", "specs", "--fix"], Beside(specs));

        Assert.That(ended, Is.EqualTo(new Ended(2, """
            specs/things/more.yaml:3:5: fixed: `responsez` is `responses` now [problem]
            specs/things/more.yaml:2:3: fixed: `PSOT` is `POST` now [near-miss-method]
            specs/things/more.yaml:3:34: fixed: `DELTE` is `DELETE` now [near-miss-method]
            3 fixes in 1 file.

            specs/things/more.yaml:3:49: error: unknown key `wat` in a case for status 204 [problem]
              3 |     responses: { 204: { cleanup: DELETE /parts, wat: 1 } }
                |                                                 ^^^ known are case, identity, path, query, headers, body, raw, form, multipart, file, provoke, expect, capture, cleanup, retry, fresh, tags, severity, owner, links, only, unproven

            1 problem in 5 files

            """, "")));
        Assert.That(again.Output, Does.StartWith("Nothing was to be fixed.\n"));
    }

    [Test]
    public async Task The_folder_of_one_service_is_no_specs_folder()
    {
        using var specs = LintedOnDisk.Clean();

        var ended = await CommandLineProcess.Run(["list", "--specs", "specs/things"], Beside(specs));

        Assert.That(ended, Is.EqualTo(new Ended(2, "", "specs/things:1:1: this is the folder of one service\n  the specs folder is the one above: write `--specs specs --service things`\n\n1 problem in the specs: nothing was sent.\n")));
    }

    [Test]
    public async Task The_rules_are_listed()
    {
        var ended = await CommandLineProcess.Run("lint", "--rules");

        Assert.That(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(LintRules.All.Count).And.One.EqualTo("unused-fixture          warning  No case needs a fixture."));
    }

    // A folder in which the specs are called `specs`.
    private static string Beside(SpecsOnDisk specs)
    {
        var link = Path.Combine(specs.Folder, ".beside");
        Directory.CreateDirectory(link);
        if (!Directory.Exists(Path.Combine(link, "specs")))
            Directory.CreateSymbolicLink(Path.Combine(link, "specs"), specs.Folder);
        return link;
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;
using static ContractTests.Reports.Comparisons.ComparedRuns;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed partial class CompareCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_change_for_the_worse_ends_with_1()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Not Found");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: , 404: { query: { q: none } } } }");
        await CommandLineProcess.Run("--specs", specs.Folder, "--output", Path.Combine(specs.Folder, ".yesterday"));
        api.On("GET *=none", "404 NOT FOUND");
        await CommandLineProcess.Run("--specs", specs.Folder, "--output", Path.Combine(specs.Folder, ".today"));

        var ended = await CommandLineProcess.Run(["compare", ".yesterday", ".today/results.json"], specs.Folder);

        Assert.That(ended with { Output = Runs().Replace(ended.Output.Replace(api.BaseUrl, "http://api", StringComparison.Ordinal).Replace(specs.Folder, "specs", StringComparison.Ordinal), "run ID against `local` at http://api, NOW") }, Is.EqualTo(new Ended(1, """
            A  .yesterday: run ID against `local` at http://api, NOW
               GATE OPEN
            B  .today/results.json: run ID against `local` at http://api, NOW
               GATE CLOSED: 1 case breached

            Worse: 1 case

              things/GET /things/404
                404 Not␠Found → 404 NOT␠FOUND (kept → breached: wrong-reason)
                specs/things/operations.yaml:2:38

            2 cases: 1 worse, 0 changed, 0 better, 0 new, 0 vanished, 1 the same
            WORSE: 1 case changed for the worse, the gate was open and is closed (1 case breached)

            """, "")));
    }

    [Test]
    public async Task A_change_for_the_better_ends_with_0()
    {
        var (a, b) = Written(Run(Breached("x")).Closed(1, "1 case breached"), Run(Kept("x")).Later());

        var ended = await CommandLineProcess.Run("compare", a, b);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((0, "")));
        Assert.That(ended.Output, Does.EndWith("\nNO CHANGE FOR THE WORSE\n"));
    }

    [TestCase("--common", 0)]
    [TestCase("--judged", 0)]
    [TestCase("--format=text", 1)]
    public async Task A_part_of_the_specs_can_be_compared_with_all_of_them(string option, int exitCode)
    {
        var (a, b) = Written(Run(Kept("x"), Kept("y")), Run(Kept("x")));

        Assert.That((await CommandLineProcess.Run("compare", a, b, option)).ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public async Task Runs_that_cannot_be_compared_end_with_1()
    {
        var (a, b) = Written(Run(Kept("x")), Run(Kept("x")).Closed(130, "the run was interrupted"));

        var ended = await CommandLineProcess.Run("compare", a, b);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((1, "")));
        Assert.That(ended.Output, Does.EndWith("\nNOT COMPARABLE: B ended with exit code 130 (the run was interrupted)\n"));
    }

    [Test]
    public async Task Machines_and_pull_requests_have_formats_of_their_own()
    {
        var (a, b) = Written(Run(Kept("x")), Run(Breached("x")).Later());

        var json = await CommandLineProcess.Run("compare", a, b, "--format", "json");
        var markdown = await CommandLineProcess.Run("compare", a, b, "--format", "markdown");

        Assert.That((json.ExitCode, markdown.ExitCode), Is.EqualTo((1, 1)));
        Assert.That(JsonDocument.Parse(json.Output).RootElement.EnumerateObject().Select(p => p.Name), Is.EqualTo(["version", "a", "b", "comparable", "worse", "reasons", "summary", "changes"]));
        Assert.That(markdown.Output, Does.StartWith("# WORSE: 1 case changed for the worse\n"));
    }

    [Test]
    public async Task What_cannot_be_read_ends_with_2_and_is_told_of_both()
    {
        var ended = await CommandLineProcess.Run(["compare", "nowhere", "."], _folder);

        Assert.That(ended, Is.EqualTo(new Ended(2, "", "There is no folder or file `nowhere`.\nThe folder . has no results.json.\n")));
    }

    [Test]
    public async Task Where_there_is_nothing_to_compare_it_ends_with_4()
    {
        var (a, b) = Written(Run(Kept("x")), Run(Kept("y")));

        var ended = await CommandLineProcess.Run("compare", a, b);

        Assert.That(ended, Is.EqualTo(new Ended(4, "", "There is nothing to compare: no case is in both runs (1 case in A, 1 case in B).\n")));
    }

    [TestCase("", "\u001b[32mNO CHANGE FOR THE WORSE\u001b[0m")]
    [TestCase("1", "\nNO CHANGE FOR THE WORSE")]
    [Platform("Linux")]
    public async Task On_a_terminal_there_are_colours_unless_they_are_not_wanted(string noColor, string line)
    {
        Assume.That("/usr/bin/script", Does.Exist, "it makes the terminal");
        var (a, b) = Written(Run(Kept("x")), Run(Kept("x")));

        var screen = await CommandLineProcess.RunOnTerminal(noColor.Length == 0 ? [] : new Dictionary<string, string> { ["NO_COLOR"] = noColor }, "compare", a, b);

        Assert.That(screen.Replace("\r", "", StringComparison.Ordinal), Does.Contain(line));
    }

    private (string A, string B) Written(Results a, Results b)
    {
        var folder = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        foreach (var (name, results) in new[] { ("a", a), ("b", b) })
            ResultsFile.Write(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, results);
        return (Path.Combine(folder, "a"), Path.Combine(folder, "b"));
    }

    [GeneratedRegex(@"run [\w-]+ against `local` at http://api, [\d-]+ [\d:]+ UTC")]
    private static partial Regex Runs();
}

using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class ImportStatusesCommandTests
{
    private const string Page = "# Answers\n\nCode | Text\n--- | ---\n200 | OK\n204 | It is gone.\n404 | Not Found\n";

    private const string Yaml = "# yaml-language-server: $schema=../schema/status-codes.schema.json\nsource: Answers (page.md)\nstatuses:\n  200: OK\n"
        + "  # line 6: `It is gone.` reads like a description, so 204 is left without a phrase\n  204: { description: It is gone. }\n  404: Not Found\n";

    private const string Missing = "Write the phrases that are missing, or `reason: any` where one need not be checked: until then `lint` and `run` take them for problems.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    [OneTimeSetUp]
    public void WritePage() => File.WriteAllText(Path.Combine(_folder, "page.md"), Page);

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_yaml_alone_goes_to_standard_output() => Assert.That(
        await CommandLineProcess.Run(["import", "statuses", "page.md"], _folder),
        Is.EqualTo(new Ended(0, Yaml, $"page.md:6: `It is gone.` reads like a description, so 204 is left without a phrase\n3 statuses from 1 table (line 3), 1 without a phrase\n{Missing}")));

    [Test]
    public async Task A_file_that_says_something_else_is_overwritten_only_when_asked()
    {
        var target = Path.Combine(_folder, "kept", "status-codes.yaml");

        var first = await CommandLineProcess.Run(["import", "statuses", "page.md", "-o", "kept/"], _folder);
        var written = await File.ReadAllTextAsync(target);
        await File.WriteAllTextAsync(target, "statuses: { 200: Mine }\n");
        var refused = await CommandLineProcess.Run(["import", "statuses", "page.md", "-o", "kept"], _folder);
        var kept = await File.ReadAllTextAsync(target);
        var forced = await CommandLineProcess.Run(["import", "statuses", "page.md", "-o", "kept/status-codes.yaml", "--force"], _folder);

        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, first.Output, written), Is.EqualTo((0, "", Yaml)));
            Assert.That(first.Errors, Does.EndWith($"3 statuses from 1 table (line 3), 1 without a phrase: kept/status-codes.yaml\n{Missing}"));
            Assert.That((refused.ExitCode, kept), Is.EqualTo((2, "statuses: { 200: Mine }\n")));
            Assert.That(refused.Errors, Does.EndWith("\nkept/status-codes.yaml is there already and says something else: nothing was written. Write elsewhere with -o and compare, or overwrite it with --force.\n"));
            Assert.That((forced.ExitCode, File.ReadAllText(target)), Is.EqualTo((0, Yaml)));
            Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "kept")).Select(Path.GetFileName), Is.EqualTo(new[] { "status-codes.yaml" }));
        });
    }

    [Test]
    public async Task A_page_comes_from_standard_input_too()
    {
        var ended = await CommandLineProcess.RunInto($"--format csv < {Path.Combine(_folder, "page.csv")}", await Csv());

        Assert.That(ended.Output, Is.EqualTo("# yaml-language-server: $schema=../schema/status-codes.schema.json\nsource: standard input\nstatuses:\n  404: Not Found\nexit codes 0\n"));
    }

    [TestCase("nowhere.md", "nowhere.md cannot be imported: there is no such file.\n")]
    [TestCase(".", ". cannot be imported: it is a folder: name one page in it.\n")]
    [TestCase("empty.md", "empty.md: No table of HTTP statuses was found: the page has no table at all.\n")]
    public async Task Where_nothing_can_be_imported_it_ends_with_2_and_says_why(string file, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty.md"), "");

        Assert.That(await CommandLineProcess.Run(["import", "statuses", file, "-o", "nothing/"], _folder), Is.EqualTo(new Ended(2, "", sentence)));
        Assert.That(Path.Combine(_folder, "nothing"), Does.Not.Exist);
    }

    private async Task<string[]> Csv()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "page.csv"), "404,Not Found\n");
        return ["import", "statuses", "-"];
    }
}

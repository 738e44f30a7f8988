using ContractTests.Commands.Starting;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using ContractTests.Lints;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NewCommandTests : IDisposable
{
    private const string TwoEnvironments = """
        environments:
          test: { base_url: "http://127.0.0.1:1", identities: { admin: { bearer: a }, user: { bearer: b } } }
          production: { base_url: "http://127.0.0.1:2", identities: { user: { bearer: c }, guest: { bearer: d } } }
        """;

    private static readonly string[] Statuses = ["200", "201", "204", "400", "404", "500"];

    private readonly string _folder = Directory.CreateTempSubdirectory("new-service-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_first_service_is_made_and_the_next_commands_are_told()
    {
        var ended = await CommandLineProcess.Run(["new", "my-api", "--specs", "our specs"], _folder);

        var program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "ContractTests.dll")}";
        Assert.That(ended, Is.EqualTo(new Ended(0, $$"""
            Made in our specs:
              environments.yaml                where the API is, and as whom it is called
              my-api/service.yaml              what all operations have in common, and what must be there before they are called
              my-api/status-codes.yaml         the statuses that the documentation promises
              my-api/things.yaml               the operations, each with its statuses and the requests that draw them
              schema/*.schema.json             for editors: they complete and explain the keys, and mark mistakes

            Next, write what is true of your API into the lines with EDIT. Then see whether it reads well, what would be sent, and what the API answers:

              {{program}} lint --specs 'our specs'
              {{program}} list --specs 'our specs'
              {{program}} run --specs 'our specs'

            """, "")));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "our specs", "schema")).Count(), Is.EqualTo(6));
    }

    [Test]
    public void What_is_made_reads_without_a_problem_and_has_what_goes_wrong_too()
    {
        Make("my-api", null);

        var specs = SpecFolder.Read(_folder, "specs", new EnvironmentChoice());

        Assert.That(specs.Problems, Is.Empty);
        Assert.That(specs.Cases.Select(c => c.Status.ToString()).Distinct().Order(), Is.EqualTo(Statuses));
        Assert.That(specs.Services.Single().Operations.Where(o => !o.Cases.Any(c => c is { Unproven: null, Status.Code: >= 400 })), Is.Empty);
        Assert.That(specs.Services.Single().Table.Statuses.Where(row => !row.Reasons.All(RegisteredPhrases.Of(row.Key.Code).Contains)), Is.Empty);
    }

    [TestCase(null)]
    [TestCase(TwoEnvironments)]
    public void A_lint_has_nothing_to_say(string? environments)
    {
        if (environments is not null)
            File.WriteAllText(Path.Combine(_folder, "environments.yaml"), environments);
        Make("my-api", environments is null ? null : "user");

        Assert.That(SpecLint.Of(_folder, "specs").Findings.Where(f => f.File.Name.Contains("/my-api/", StringComparison.Ordinal) || environments is null), Is.Empty);
    }

    [TestCase("null")]
    [TestCase("1.0")]
    [TestCase("on")]
    public void Whatever_the_name_it_stays_a_name(string name)
    {
        Make(name, null);

        Assert.That(SpecFolder.Read(_folder, "specs", new EnvironmentChoice()).Services.Single().Name, Is.EqualTo(name));
    }

    [Test]
    public void Where_environments_are_there_their_common_identity_is_used()
    {
        File.WriteAllText(Path.Combine(_folder, "environments.yaml"), TwoEnvironments);

        var environments = Make("my-api", "user");

        Assert.That((environments.Usual, environments.Identities), Is.EqualTo(("test", (string[])["user"])));
        foreach (var environment in environments.Environments)
        {
            var specs = SpecFolder.Read(_folder, "specs", new EnvironmentChoice(environment));
            Assert.That(specs.Problems, Is.Empty);
            Assert.That(specs.Cases.Where(c => c.Status.Code == 401).Select(c => Provocation.Of(c)), Is.EqualTo((string[])["as anonymous", "as anonymous", "as anonymous"]));
        }

        Assert.That(File.ReadAllText(Path.Combine(_folder, "environments.yaml")), Is.EqualTo(TwoEnvironments));
    }

    [Test]
    public void A_schema_that_is_there_stays()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "schema"));
        File.WriteAllText(Path.Combine(_folder, "schema", "service.schema.json"), "{}");

        Make("my-api", null);

        Assert.That(File.ReadAllText(Path.Combine(_folder, "schema", "service.schema.json")), Is.EqualTo("{}"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "schema", "gate.schema.json")), Is.EqualTo(File.ReadAllText(Path.Combine(SpecsOnDisk.Repository, "specs", "schema", "gate.schema.json"))));
    }

    [Test]
    public async Task A_service_that_is_there_is_left_as_it_is()
    {
        File.WriteAllText(Path.Combine(_folder, "environments.yaml"), TwoEnvironments);
        Directory.CreateDirectory(Path.Combine(_folder, "my-api"));

        var ended = await CommandLineProcess.Run(["new", "my-api", "--specs", "."], _folder);

        Assert.That(ended, Is.EqualTo(new Ended(2, "", "./my-api exists, and is left as it is: choose another name, or another folder with --specs.\n")));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Environments_that_cannot_be_read_are_told_and_nothing_is_made()
    {
        File.WriteAllText(Path.Combine(_folder, "environments.yaml"), "environments: [\n");

        var ended = await CommandLineProcess.Run(["new", "my-api", "--specs", _folder]);

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((2, "")));
        Assert.That(ended.Errors, Does.StartWith($"{_folder}/environments.yaml:1:15: not valid YAML: ").And.EndWith("\n\nNothing was made.\n"));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder).Count(), Is.EqualTo(1));
    }

    [TestCase("/repo/tests/ContractTests/bin/Debug/net10.0/", "/repo", "dotnet /repo/tests/ContractTests/bin/Debug/net10.0/ContractTests.dll")]
    [TestCase("/opt/contract tests/", "/repo", "dotnet '/opt/contract tests/ContractTests.dll'")]
    public void A_program_without_its_project_is_started_by_its_path(string program, string workingFolder, string line) => Assert.That(OwnCommand.Program(program, workingFolder), Is.EqualTo(line));

    [TestCase("/opt/contract tests/ContractTests", "'/opt/contract tests/ContractTests'")]
    [TestCase("/usr/bin/dotnet", "dotnet '/opt/contract tests/ContractTests.dll'")]
    public void A_published_program_that_was_started_by_itself_is_so_again(string process, string line) => Assert.That(OwnCommand.Program("/opt/contract tests/", "/repo", process), Is.EqualTo(line));

    [Test]
    public void A_program_in_its_project_is_started_by_the_project() =>
        Assert.That(OwnCommand.Program(Path.Combine(SpecsOnDisk.Repository, "tests", "ContractTests", "bin", "Debug", "net10.0"), Path.Combine(SpecsOnDisk.Repository, "specs")), Is.EqualTo("dotnet run --project ../tests/ContractTests --"));

    private EnvironmentNames Make(string name, string? identity)
    {
        var problems = new SpecProblems();
        var environments = EnvironmentNames.Read(Path.Combine(_folder, "environments.yaml"), "environments.yaml", problems);
        Assert.That((problems.All, environments.Identities is [var first, ..] ? first : null), Is.EqualTo((problems.All, identity)));
        NewFiles.Make(_folder, new FirstService(_folder, name).Files(identity));
        return environments;
    }
}

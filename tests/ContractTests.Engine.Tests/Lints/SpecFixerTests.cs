using System.Runtime.Versioning;
using System.Text;
using ContractTests.Contracts;
using NUnit.Framework;

namespace ContractTests.Lints;

[Parallelizable(ParallelScope.All)]
internal sealed class SpecFixerTests
{
    private const string File = "things/more.yaml";

    [TestCase("a key", "operations:\r\n  GET /{project_id}/things:   # all of them\r\n    responsez:\r\n      200:\r\n", "responsez", "responses", TestName = "A misspelt key is corrected")]
    [TestCase("a method", "operations:\n  get /{project_id}/things:\n    responses: { 200: }\n", "get", "GET", TestName = "A method in lower case is corrected")]
    [TestCase("another method", "operations:\n  \"PSOT /{project_id}/parts\": { responses: { 204: } }", "PSOT", "POST", TestName = "A method with a slip is corrected")]
    [TestCase("an identity", "operations:\n  GET /{project_id}/things:\n    responses:\n      200: { identity: 'operater' }   # who else\n", "operater", "operator", TestName = "A misspelt identity is corrected within its quotes")]
    [TestCase("a variable", "operations:\n  GET /{projekt_id}/things:\n    responses: { 200: { headers: { X-A: é $(projekt_id) } } }\n", "projekt_id", "project_id", TestName = "A misspelt variable is corrected wherever it stands")]
    [TestCase("an environment", "operations:\n  GET /{project_id}/things:\n    responses: { 200: { only: [locla] } }\n", "locla", "local", TestName = "A misspelt environment is corrected")]
    [TestCase("a line", "operations:\n  GET /{project_id}/things:\n    responses:\n      200:\n    tags: [a]\n    # of which one is enough\n    tags: [a]\n", "    # of which one is enough\n    tags: [a]\n", "    # of which one is enough\n", TestName = "A key that stands there twice with the same line is taken away once")]
    [TestCase("a comment", "operations:\n  GET /{project_id}/things:   # lint: ignore left-behind\n    responses: { 200: }\n", "   # lint: ignore left-behind", "", TestName = "A comment that silences nothing is taken away")]
    public void What_is_certain_is_corrected_and_nothing_else_changes(string what, string before, string written, string corrected)
    {
        using var specs = LintedOnDisk.Clean().With(File, before);

        var made = Fix(specs);

        Assert.That(made, Is.Not.Empty, what);
        Assert.That(System.IO.File.ReadAllText(Path.Combine(specs.Folder, File)), Is.EqualTo(before.Replace(written, corrected, StringComparison.Ordinal)));
        Assert.That(Fix(specs), Is.Empty);
        Assert.That(specs.Problems(), Is.Empty);
    }

    [TestCase("operations:\n  GET /{project_id}/things:\n    responses: { 200: { provoke: bust, fresh: ture } }\n", TestName = "A value is corrected only where it is near enough")]
    public void Names_of_recipes_are_corrected(string before)
    {
        using var specs = LintedOnDisk.Clean().With(File, before);

        Assert.That(Fix(specs).Select(f => f.Fix!.Told), Is.EqualTo(["`bust` is `burst` now"]));
    }

    [TestCase("operations:\n  GET /{project_id}/things:\n    responses: { 200: OK }\n", TestName = "What has no suggestion is left")]
    [TestCase("operations:\n  GET /{project_id}/things/{thing}:\n    responses: { 200: }\n", TestName = "A part of a name is no slip for it")]
    [TestCase("operations:\n  GET /{project_id}/things:\n    responses: { 200: { only: [stagine] } }\n", TestName = "What is as near to two names is left")]
    [TestCase("operations:\n  GET /{project_id}/things:\n    responses: { 200: { only: [\"sta\\u0067nga\"] } }   # stagnga\n", TestName = "What is written with escapes is left")]
    [TestCase("operations:\n  GET /{project_id}/things:\n    tags: [a]\n    tags: [b]\n    responses: { 200: }\n", TestName = "Of two values nobody knows the right one")]
    [TestCase("operations:\n  GET /{project_id}/things:\n    tags: [a]\n    responses: { 200: }\n    tags:\n      - a\n", TestName = "A value on lines of its own is left")]
    public void What_is_not_certain_is_left(string before)
    {
        using var specs = LintedOnDisk.Clean().With(File, before).With("environments.yaml", """
            environments:
              stagina: { base_url: sample, variables: { project_id: p }, identities: { operator: { bearer: a } } }
              staging: { base_url: sample, variables: { project_id: p }, identities: { operator: { bearer: a } } }
            """);

        Assert.That(Fix(specs), Is.Empty);
        Assert.That(System.IO.File.ReadAllText(Path.Combine(specs.Folder, File)), Is.EqualTo(before));
    }

    [Test]
    public void A_phrase_is_never_touched()
    {
        using var specs = LintedOnDisk.With("phrases");
        var before = System.IO.File.ReadAllText(Path.Combine(specs.Folder, "things/status-codes.yaml"));

        Fix(specs);

        Assert.That(System.IO.File.ReadAllText(Path.Combine(specs.Folder, "things/status-codes.yaml")), Is.EqualTo(before));
    }

    [Test]
    public void Files_get_the_line_that_tells_editors_their_schema()
    {
        using var specs = LintedOnDisk.With("modelines").With("things/service.yaml", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(System.IO.File.ReadAllText(Path.Combine(SpecsOnDisk.TestData, "base/things/service.yaml")).ReplaceLineEndings("\r\n"))]);

        Assert.That(Fix(specs), Has.Count.EqualTo(5));
        Assert.That(Fix(specs), Is.Empty);
        Assert.That(System.IO.File.ReadAllText(Path.Combine(specs.Folder, File)), Does.StartWith("# Copyright\n# yaml-language-server: $schema=../schema/operations.schema.json\noperations:\n"));
        var service = System.IO.File.ReadAllBytes(Path.Combine(specs.Folder, "things/service.yaml"));
        Assert.That((service[..3], Encoding.UTF8.GetString(service[3..])), Is.EqualTo((new byte[] { 0xEF, 0xBB, 0xBF }, "# yaml-language-server: $schema=../schema/service.schema.json\r\n" + System.IO.File.ReadAllText(Path.Combine(SpecsOnDisk.TestData, "base/things/service.yaml")).ReplaceLineEndings("\r\n"))));
    }

    [Test]
    public void What_would_be_right_in_one_environment_and_wrong_in_another_is_left()
    {
        using var specs = LintedOnDisk.With("environments-differ").With(File, "operations:\n  GET /{project_id}/things: { responses: { 200: } }\n");

        Assert.That(Fix(specs), Is.Empty);
    }

    [Test]
    public void What_would_bring_a_problem_is_left_and_the_rest_is_made()
    {
        // The corrected method would be an operation that is there already.
        using var specs = LintedOnDisk.Clean().With(File, "operations:\n  GTE /{project_id}/things/{thing_id}:\n    responses: { 200: }\n    summry: a\n");

        Assert.That(Fix(specs).Select(f => f.Fix!.Told), Is.EqualTo(["`summry` is `summary` now"]));
    }

    [Test]
    [Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public void Who_may_read_a_file_and_what_a_link_leads_to_stays()
    {
        using var specs = LintedOnDisk.Clean().With("aside/more.txt", "operations:\n  GET /{project_id}/things: { responsez: { 200: } }\n");
        var aside = Path.Combine(specs.Folder, "aside/more.txt");
        System.IO.File.CreateSymbolicLink(Path.Combine(specs.Folder, File), aside);
        System.IO.File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Fix(specs);

        Assert.That(System.IO.File.ReadAllText(aside), Does.Contain("responses"));
        Assert.That(System.IO.File.GetUnixFileMode(aside), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(new FileInfo(Path.Combine(specs.Folder, File)).LinkTarget, Is.EqualTo(aside));
    }

    [Test]
    public void Where_a_file_cannot_be_written_it_stays_whole()
    {
        using var specs = LintedOnDisk.Clean().With(File, "operations:\n  GET /{project_id}/things: { responsez: { 200: } }\n");
        var path = Path.Combine(specs.Folder, File);
        Directory.CreateDirectory($"{path}.{Environment.ProcessId}.tmp"); // where it would be written first

        Assert.That(() => Fix(specs), Throws.InstanceOf<UnauthorizedAccessException>().Or.InstanceOf<IOException>());
        Assert.That(System.IO.File.ReadAllText(path), Does.Contain("responsez"));
    }

    private static IReadOnlyList<Finding> Fix(SpecsOnDisk specs) => new SpecFixer(specs.Folder, "specs", null).Fix(lint => lint);
}

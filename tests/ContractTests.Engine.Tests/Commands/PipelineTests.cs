using System.Text.RegularExpressions;
using ContractTests.Contracts;
using ContractTests.Reports;
using ContractTests.Suite.AllureResults;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace ContractTests.Commands;

/// <summary>The pipelines of README.md, which people copy: they are read, and their command lines and files are the program's.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class PipelineTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SpecsOnDisk.Repository, "README.md"));

    private static readonly IReadOnlyDictionary<string, string> Blocks = Fenced().Matches(Readme)
        .Where(m => Title().IsMatch(m.Groups["text"].Value))
        .ToDictionary(m => Title().Match(m.Groups["text"].Value).Groups["file"].Value, m => m.Groups["text"].Value);

    private static readonly string[] Files = [".github/workflows/contract-tests.yml", ".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile"];

    [Test]
    public void There_is_one_for_each_of_four_servers()
    {
        Assert.That(Blocks.Keys, Is.EqualTo(Files));
    }

    [TestCase(".github/workflows/contract-tests.yml", "name on permissions jobs")]
    [TestCase(".gitlab-ci.yml", "contract-tests")]
    [TestCase("azure-pipelines.yml", "trigger pool steps")]
    public void What_is_YAML_can_be_read(string file, string keys)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Blocks[file]));

        Assert.That(string.Join(' ', ((YamlMappingNode)yaml.Documents.Single().RootNode).Children.Keys), Is.EqualTo(keys));
    }

    [Test]
    public void The_Jenkinsfile_closes_what_it_opens()
    {
        var text = Blocks["Jenkinsfile"];

        Assert.That(text.Count(c => c == '{'), Is.EqualTo(text.Count(c => c == '}')));
        Assert.That(text.Split("'''"), Has.Length.EqualTo(3));
    }

    [TestCaseSource(nameof(Files))]
    public void The_gate_is_the_job_s_exit_code_and_a_secret_is_not_published(string file)
    {
        Assert.That(Blocks[file], Does.Match(@"code=0\n.* \|\| code=\$\?\n(?:.*\n)*.*\$code -(?:ne 5 \] \|\||eq 5 \]; then) rm -rf results(?:; fi)?\n.*exit \$code\n"));
    }

    [TestCaseSource(nameof(Files))]
    public void Published_files_are_those_that_a_run_writes(string file)
    {
        var published = Published().Matches(Blocks[file]).Select(m => m.Groups["name"].Value).Distinct().ToList();

        Assert.That(published, Is.Not.Empty.And.SubsetOf(ReportFolder.Names.Append(AllureFolder.Name)));
    }

    [Test]
    public void Every_command_line_is_one_of_the_program_s()
    {
        var lines = CommandLines().Matches(Readme).Select(m => m.Groups["words"].Value.Trim()).ToList();

        Assert.That(lines, Has.Count.GreaterThan(Files.Length));
        Assert.That(lines.SelectMany(line => CommandLine.Parse(line.Split(' ')).Errors.Select(e => $"{line}: {e.Message}")), Is.Empty);
    }

    [GeneratedRegex(@"^```(?:yaml|groovy)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    // "# .gitlab-ci.yml", the first line
    [GeneratedRegex(@"\A(?:#|//) (?<file>\S*(?:\.yml|Jenkinsfile))\n")]
    private static partial Regex Title();

    [GeneratedRegex(@"\bresults/(?<name>[A-Za-z.-]+)")]
    private static partial Regex Published();

    [GeneratedRegex(@"dotnet run --project tests/ContractTests -- (?<words>[^\n`|#]+)")]
    private static partial Regex CommandLines();
}

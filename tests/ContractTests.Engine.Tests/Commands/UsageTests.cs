using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class UsageTests
{
    [TestCase("--wat", "Unrecognized command or argument '--wat'.")]
    [TestCase("walk", "Unrecognized command or argument 'walk'.")]
    [TestCase("run walk", "Unrecognized command or argument 'walk'.")]
    [TestCase("--jobs 0", "--jobs wants a whole number above 0, not `0`.")]
    [TestCase("-j many", "--jobs wants a whole number above 0, not `many`.")]
    [TestCase("--rate fast", "--rate wants requests a second or a minute, such as 20/s, not `fast`.")]
    [TestCase("--var x", "--var wants NAME=VALUE, not `x`.")]
    [TestCase("--var =x", "--var wants NAME=VALUE, not `=x`.")]
    [TestCase("--output ", "--output wants the name of a folder.")]
    [TestCase("--specs ", "--specs wants the name of a folder.")]
    [TestCase("--rerun-failed ", "--rerun-failed wants the name of a folder.")]
    [TestCase("import statuses", "Required argument 'FILE' missing for command: 'statuses'.")]
    [TestCase("compare a", "Required argument 'B' missing for command: 'compare'.")]
    [TestCase("new", "Required argument 'SERVICE' missing for command: 'new'.")]
    [TestCase("new my-api --specs ", "--specs wants the name of a folder.")]
    [TestCase("list --specs ", "--specs wants the name of a folder.")]
    [TestCase("lint --output ", "--output wants the name of a file.")]
    [TestCase("lint --filter x", "Unrecognized command or argument '--filter'.\nUnrecognized command or argument 'x'.")]
    [TestCase("--env", "Required argument missing for option: '--env'.")]
    public async Task Wrong_usage_ends_with_2_and_says_why(string arguments, string sentence)
    {
        var ended = await CommandLineProcess.Run(arguments.Split(' '));

        Assert.That(ended, Is.EqualTo(new Ended(2, "", $"{sentence}\nSee --help.\n")));
    }

    [Test]
    public async Task Unknown_choices_are_told_with_the_known_ones()
    {
        var ended = await CommandLineProcess.Run("list", "--format", "xml");

        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Errors, Does.StartWith("Argument 'xml' not recognized. Must be one of:"));
    }

    [Test]
    public async Task A_missing_specs_folder_is_wrong_usage()
    {
        var ended = await CommandLineProcess.Run("--specs", "nowhere");

        Assert.That(ended, Is.EqualTo(new Ended(2, "", "nowhere:1:1: the specs folder does not exist\n  name another with --specs\n\n1 problem in the specs: nothing was sent.\n")));
    }

    [Test]
    public async Task Specs_with_problems_send_nothing()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responsez: { 200: } }\nGET /fine: { responses: { 200: } }");

        var ended = await CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output);

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((2, "")));
        Assert.That(ended.Errors, Does.Contain("operations.yaml:2:18: unknown key `responsez` in an operation").And.Contain("did you mean `responses`?").And.EndWith("in the specs: nothing was sent.\n"));
        Assert.That(api.Requests, Is.Empty);
        Assert.That(specs.Output, Does.Not.Exist);
    }

    [Test]
    public async Task An_unknown_environment_is_wrong_usage()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things: { responses: { 200: } }");

        var ended = await CommandLineProcess.Run("-e", "locla", "--specs", specs.Folder);

        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Errors, Does.Contain("there is no environment `locla`").And.Contain("did you mean `local`?"));
    }

    [TestCase("", "  run              Send the requests, judge the answers, write the reports. The default command.\n  list             Print the cases that would run; send nothing.\n  lint             Print every problem of the specs and what looks like a mistake; send nothing.\n  new <SERVICE>    Make a first service to start from, with comments.\n  import           Make specs out of documentation.\n  compare <A> <B>  Print what changed between two runs, case by case.\n  serve            Run the bundled sample API by itself.\n")]
    [TestCase("run", "  ContractTests run [options]\n")]
    [TestCase("list", "  --format <FORMAT>     table, text (ids, for scripts), json or markdown; a table on a terminal, else text.\n")]
    [TestCase("lint", "  --rules            Print the rules; read nothing.\n")]
    [TestCase("compare", "  ContractTests compare <A> <B> [options]\n")]
    [TestCase("import openapi", "  ContractTests import openapi <FILE> [options]\n")]
    [TestCase("serve", "  --urls <URL>        Where to listen; port 0 takes a free one. [default: http://127.0.0.1:5080]\n")]
    public async Task Every_command_explains_itself(string command, string line)
    {
        var ended = await CommandLineProcess.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((0, "")));
        Assert.That(ended.Output, Does.Contain(line));
    }
}

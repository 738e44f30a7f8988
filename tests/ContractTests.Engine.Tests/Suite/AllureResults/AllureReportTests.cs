using ContractTests.Commands;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

/// <summary>`run --report`, with programs of the names that are searched for in place of the real ones.</summary>
[Parallelizable(ParallelScope.All)]
[Platform(Exclude = "Win", Reason = "the programs are shell scripts")]
internal sealed class AllureReportTests
{
    private const string Makes = """
        echo "$@" > arguments
        /bin/mkdir -p allure-report
        echo "<html>" > allure-report/index.html
        """;

    private const string Old = "echo 2.34.0";

    private const string New = $$"""
        if [ "$1" = --version ]; then echo 3.1.0; exit; fi
        {{Makes}}
        """;

    [Test]
    public async Task Npx_makes_the_report_from_the_results_of_the_run()
    {
        await using var machine = new Machine(("bin/npx", Makes));

        var ended = await machine.Run();

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((0, ended.Output)), ended.ToString());
        Assert.That(ended.Output, Does.Contain($"Allure report: {machine.Output}/allure-report/index.html\n"));
        Assert.That(machine.Arguments, Is.EqualTo($"--yes allure@3 generate {machine.Output}/allure-results --config allurerc.mjs --output allure-report\n"));
    }

    [TestCase("node_modules/.bin/allure", "bin/npx")]
    [TestCase("bin/allure", "bin/npx")]
    public async Task An_Allure_3_that_is_there_is_taken_first(string program, string other)
    {
        await using var machine = new Machine((program, New), (other, "exit 1"));

        var ended = await machine.Run();

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
        Assert.That(machine.Arguments, Does.StartWith("generate "));
    }

    [Test]
    public async Task An_Allure_2_is_passed_over()
    {
        await using var machine = new Machine(("node_modules/.bin/allure", Old), ("bin/allure", "exit 1"), ("bin/npx", Makes));

        var ended = await machine.Run();

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
        Assert.That(machine.Arguments, Does.StartWith("--yes allure@3 generate "));
    }

    [Test]
    public async Task Without_Node_the_run_says_so_and_its_gate_is_what_it_was()
    {
        await using var machine = new Machine();

        var ended = await machine.Run();

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
        Assert.That(ended.Output, Does.Contain("\nNo Allure report was made: it needs Node.js (https://nodejs.org), whose npx was not found.\n").And.EndWith("\nGATE OPEN\n"));
    }

    [TestCase("echo no network; echo npm error >&2; exit 7", "the Allure report could not be made: `npx --yes allure@3` ended with exit code 7\n", "no network")]
    [TestCase("echo done", "the Allure report could not be made: `npx --yes allure@3` wrote no allure-report/index.html\n", "done")]
    [TestCase("echo token s3cr3t-word; exit 1", "the Allure report could not be made: `npx --yes allure@3` ended with exit code 1\n", "token ***")]
    public async Task A_report_that_was_asked_for_and_could_not_be_made_is_loud(string script, string sentence, string output)
    {
        await using var machine = new Machine(("bin/npx", script));

        var ended = await machine.Run();

        Assert.That(ended.ExitCode, Is.EqualTo(1), ended.ToString());
        Assert.That(ended.Output, Does.Contain(sentence).And.Contain(output).And.Not.Contain("s3cr3t-word").And.EndWith("GATE CLOSED: a report could not be written\n"));
    }

    [Test]
    public async Task A_secret_in_the_report_is_found()
    {
        await using var machine = new Machine(("bin/npx", $"{Makes}\necho s3cr3t-word >> allure-report/index.html"));

        var ended = await machine.Run();

        Assert.That(ended.ExitCode, Is.EqualTo(5), ended.ToString());
        Assert.That(ended.Output, Does.Contain("SECRET FOUND in allure-report/index.html: do not publish it\n"));
    }

    [Test]
    public async Task A_run_that_was_not_asked_for_a_report_starts_nothing()
    {
        await using var machine = new Machine(("bin/npx", "exit 1"), ("bin/allure", "exit 1"));

        var ended = await machine.Run(asked: false);

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_program_that_takes_too_long_is_ended_with_all_that_it_started(CancellationToken cancellation)
    {
        var program = new AllureProgram("/bin/sh", ["-c", "echo begun; sleep 60; echo done"]);

        var ended = await program.Run([], Path.GetTempPath(), TimeSpan.FromSeconds(1), cancellation);

        Assert.That(ended, Is.EqualTo(new ProgramEnd(null, "begun")));
    }

    // A folder to work in and a path, with nothing on them but what a test puts there.
    private sealed class Machine : IAsyncDisposable
    {
        private readonly ScriptedApi _api = new();
        private readonly ThingSpecs _specs;

        public Machine(params (string Path, string Script)[] programs)
        {
            _specs = new ThingSpecs(_api.BaseUrl, "GET /things: { responses: { 200: } }", "identities: { me: { headers: { X-Auth: $(env.CT_SECRET) } } }");
            Directory.CreateDirectory(Path.Combine(_specs.Folder, "bin"));
            foreach (var (path, script) in programs)
            {
                _specs.Write(path, $"#!/bin/sh\n{script}\n");
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(Path.Combine(_specs.Folder, path), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        public string Output => _specs.Output;

        /// <summary>What the program was started with, in the output folder.</summary>
        public string Arguments => File.ReadAllText(Path.Combine(Output, "arguments"));

        public Task<Ended> Run(bool asked = true) => CommandLineProcess.Run(
            ["--specs", _specs.Folder, "--output", Output, .. asked ? ["--report"] : Array.Empty<string>()],
            _specs.Folder,
            new Dictionary<string, string> { ["PATH"] = Path.Combine(_specs.Folder, "bin"), ["CT_SECRET"] = "s3cr3t-word" });

        public async ValueTask DisposeAsync()
        {
            _specs.Dispose();
            await _api.DisposeAsync();
        }
    }
}

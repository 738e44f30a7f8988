using System.Net;
using System.Net.Sockets;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class ServeCommandTests
{
    [Test]
    [Platform(Exclude = "Win", Reason = "a signal is sent with `kill`")]
    public async Task It_says_where_it_listens_and_ends_when_interrupted()
    {
        using var serve = CommandLineProcess.Start(["serve", "--urls", "http://127.0.0.1:0"]);

        var line = await serve.FirstLine;
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri($"{Address(line)}/v2.0/2a473356cca5487f8373be891bffc1cf/log-groups/x"));
        serve.Interrupt();
        var ended = await serve.End();

        Assert.That(line, Does.Match(@"^The sample API listens on http://127\.0\.0\.1:\d+\. Ctrl\+C ends it\.$"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(ended, Is.EqualTo(new Ended(0, $"{line}\n", "")));
    }

    [TestCase("here", "it is not a URL")]
    [TestCase("https://127.0.0.1:0", "its scheme is not http")]
    [TestCase("http://127.0.0.1:0/api", "it has a path")]
    public async Task An_address_that_cannot_be_listened_on_is_wrong_usage(string url, string why)
    {
        var ended = await CommandLineProcess.Run("serve", "--urls", url);

        Assert.That(ended, Is.EqualTo(new Ended(2, "", $"The sample API cannot listen on \"{url}\": {why}. Give it something like http://127.0.0.1:5080; port 0 takes a free one.\n")));
    }

    [Test]
    public async Task A_port_that_is_taken_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var ended = await CommandLineProcess.Run("serve", "--urls", $"http://{other.LocalEndpoint}");

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((2, "")));
        Assert.That(ended.Errors, Does.Contain(other.LocalEndpoint.ToString()).And.Contain("address already in use"));
    }

    [TestCase("wrong-reason", 1, "breached", "wrong-reason")]
    [TestCase("missing-reason", 1, "breached", "missing-reason")]
    [TestCase("wrong-status", 1, "breached", "wrong-status")]
    [TestCase("undocumented-status", 1, "breached", "undocumented-status")]
    [TestCase("no-answer", 3, "unanswered", "timeout")]
    [TestCase("close", 3, "unanswered", "reset")]
    [TestCase("reset", 3, "unanswered", "reset")]
    [TestCase("truncated-body", 3, "unanswered", "malformed-response")]
    public async Task Every_misbehaviour_is_seen_for_what_it_is(string kind, int exitCode, string verdict, string detail)
    {
        var output = Directory.CreateTempSubdirectory("contract-tests-").FullName;
        using var serve = CommandLineProcess.Start(["serve", "--urls", "http://127.0.0.1:0", "--misbehave", kind]);
        var line = await serve.FirstLine;
        using var specs = new ThingSpecs(Address(line), "GET /v2.0/none/log-groups/none: { responses: { 401: } }", kind == "no-answer" ? "limits: { timeout: 400ms }" : "");

        var ended = await CommandLineProcess.Run("run", "--specs", specs.Folder, "--output", output);

        var only = ResultsFile.Read(Path.Combine(output, ResultsFile.Name))!.Cases.Single(); // it was just written
        Directory.Delete(output, recursive: true);
        Assert.That(line, Does.EndWith($" and misbehaves: {kind}. Ctrl+C ends it."));
        Assert.That((only.Verdict, only.Breach ?? only.Unanswered), Is.EqualTo((verdict, detail)));
        Assert.That(ended.Output, Does.Contain("operations.yaml:2:50").And.Contain("curl -i -X GET "));
        Assert.That(ended.ExitCode, Is.EqualTo(exitCode));
    }

    private static string Address(string line) => line.Split(' ')[5].TrimEnd('.');
}

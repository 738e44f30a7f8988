using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class GateTests
{
    private const string Operations = """
        GET /things: { responses: { 200: } }
        GET /things/none: { responses: { 404: , 500: { unproven: it never fails } } }
        """;

    [TestCase("200 OK", "404 Not Found", ExitCode.Open)]
    [TestCase("200 Fine", "404 Not Found", ExitCode.Closed, "1 case breached")]
    [TestCase("200 Fine", "404 Missing", ExitCode.Closed, "2 cases breached")]
    [TestCase(null, "404 Not Found", ExitCode.Closed, "1 case unanswered (1 timeout)")]
    [TestCase(null, "404 Missing", ExitCode.Closed, "1 case breached", "1 case unanswered (1 timeout)")]
    [TestCase(null, null, ExitCode.SickEnvironment, "2 cases unanswered (2 timeout)", "the environment `local` gave no answer: nothing can be said about the contract")]
    public async Task The_gate_is(string? things, string? none, ExitCode exitCode, params string[] reasons)
    {
        await using var api = new ScriptedApi().On("GET /things", things).On("GET /things/none", none);
        using var specs = new ThingSpecs(api.BaseUrl, Operations, "limits: { timeout: 1s }");

        var run = await specs.Run();

        Assert.That((run.Gate.ExitCode, run.Gate.Open), Is.EqualTo((exitCode, exitCode == ExitCode.Open)));
        Assert.That(run.Gate.Reasons, Is.EqualTo(reasons));
    }

    [Test]
    public async Task Where_all_is_unproven_nothing_ran()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things: { responses: { 200: { unproven: not now } } }");

        var run = await specs.Run();

        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.NothingRan));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["nothing ran: 1 case unproven"]));
    }
}

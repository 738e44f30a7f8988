using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class ReadinessTests
{
    private static readonly string Hundred = string.Join('\n', Enumerable.Range(0, 100).Select(n => $"GET /things/{n}: {{ responses: {{ 404: }} }}"));

    [Test]
    public async Task While_an_environment_is_waited_for_its_identities_are_as_well()
    {
        var asked = 0;
        await using var api = new ScriptedApi().On("POST /tokens", _ => Interlocked.Increment(ref asked) < 3 ? new ScriptedAnswer("503 Service Unavailable") : new ScriptedAnswer("200 OK", """{"token":"t"}"""));
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", """
            wait_for: { request: GET /things, identity: operator, within: 20s }
            identities: { operator: { token: { request: POST /tokens, from: $.token, send_as: X } } }
            """);

        Assert.That(((await specs.Run()).Gate.Open, asked), Is.EqualTo((true, 3)));
    }

    [Test]
    public async Task An_environment_is_waited_for()
    {
        var asked = 0;
        await using var api = new ScriptedApi().On("GET /health", _ => Interlocked.Increment(ref asked) < 3 ? new ScriptedAnswer("503 Service Unavailable") : new ScriptedAnswer("200 OK"));
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, "wait_for: { request: GET /health, status: 200, within: 20s }");

        var finished = await specs.Run();

        Assert.That((finished.Gate.Open, asked), Is.EqualTo((true, 3)));
        Assert.That(api.Requests.Take(3), Is.All.EqualTo("GET /health"));
    }

    [TestCase("503 Service Unavailable", "GET /health was answered 503 Service Unavailable")]
    [TestCase(null, "GET /health was not answered: no answer came within 1 s")]
    public async Task An_environment_that_does_not_become_ready_is_sick(string? statusLine, string why)
    {
        await using var api = new ScriptedApi().On("GET /health", statusLine);
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, "wait_for: { request: GET /health, status: 200, within: 1s }");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Gate.Reasons.Single()), Is.EqualTo((ExitCode.SickEnvironment, $"the environment `local` did not become ready within 1 s: {why}: nothing can be said about the contract")));
        Assert.That(api.Count("GET /things/*"), Is.Zero);
    }
}

using NUnit.Framework;

namespace ContractTests.SampleApi;

[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private const string Internal = """500 Internal Server Error {"error_code":"LTS.0010","error_msg":"The system encountered an internal error"}""";
    private const string Unavailable = """503 Service Unavailable {"error_code":"APIG.0201","error_msg":"Backend unavailable"}""";

    [TestCase("500", Internal, null)]
    [TestCase("503", Unavailable, "1")]
    [TestCase("502", """400 Bad Request {"error_code":"APIG.0201","error_msg":"Bad request"}""", null)]
    public async Task The_sample_fails_as_asked_whoever_asks_and_changes_nothing(string fault, string told, string? retryAfter)
    {
        await using var sample = await SampleConversation.Begin();

        var whole = await sample.Ask("POST /v2/{project}/groups", """{ "log_group_name": "g", "ttl_in_days": 7 }""", headers: $"X-Fault: {fault}");
        var stranger = await sample.Ask("GET /nothing", token: null, headers: $"X-Fault: {fault}");

        Assert.That((whole.Still, stranger.Still), Is.EqualTo((told, told)));
        Assert.That(whole.Header("Retry-After"), Is.EqualTo(retryAfter));
        Assert.That(await sample.State(), Does.StartWith("""{"log_groups":0,"""));
    }
}

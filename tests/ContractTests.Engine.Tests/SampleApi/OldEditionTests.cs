using NUnit.Framework;

namespace ContractTests.SampleApi;

[Parallelizable(ParallelScope.All)]
public sealed class OldEditionTests
{
    private const string InvalidBody = """400 Bad Request {"error_code":"LTS.0009","error_msg":"Failed to validate the request body"}""";
    private const string InvalidId = """400 Bad Request {"error_code":"LTS.0011","error_msg":"The resource id is invalid or missing"}""";
    private const string GroupMissing = """404 Not Found {"error_code":"LTS.0201","error_msg":"The group is not existed"}""";
    private const string TopicMissing = """404 Not Found {"error_code":"LTS.0208","error_msg":"The log stream does not existed"}""";
    private const string Nobody = SampleConversation.Nobody;

    [Test]
    public async Task A_group_and_a_topic_are_made_shown_and_deleted()
    {
        await using var sample = await SampleConversation.Begin();

        var group = await sample.Ask("POST /v2.0/{project}/log-groups", """{ "log_group_name": "g_1.a", "ttl_in_days": 7 }""");
        var groups = $"/v2.0/{{project}}/log-groups/{group.Member("log_group_id")}";
        var topic = await sample.Ask($"POST {groups}/log-topics", """{ "log_topic_name": "t" }""", headers: "Content-Type: text/plain");
        var topics = $"{groups}/log-topics/{topic.Member("log_topic_id")}";
        var heard = new[]
        {
            group, topic, await sample.Ask($"GET {groups}"), await sample.Ask($"GET {topics}", token: "sample-guest"),
            await sample.Ask($"DELETE {topics}"), await sample.Ask($"GET {topics}"), await sample.Ask($"DELETE {groups}"), await sample.Ask($"GET {groups}"),
        };

        Assert.That(heard.Select(answer => answer.Still), Is.EqualTo([
            $$"""201 OK {"log_group_id":"{{Nobody}}"}""",
            $$"""201 OK {"log_topic_id":"{{Nobody}}"}""",
            $$"""200 OK {"log_group_id":"{{Nobody}}","log_group_name":"g_1.a","creation_time":0,"ttl_in_days":7}""",
            """200 OK {"log_topic_name":"t","creation_time":0,"index_enabled":true}""",
            "204 No Content",
            TopicMissing,
            "204 No Content",
            GroupMissing,
        ]));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("""{ "log_group_name": 7 }""")]
    [TestCase("""{ "log_group_name": null }""")]
    [TestCase("""{ "log_group_name": "" }""")]
    [TestCase("""{ "log_group_name": ".g" }""")]
    [TestCase("""{ "log_group_name": "g." }""")]
    [TestCase("""{ "log_group_name": "a b" }""")]
    [TestCase("""{ "log_group_name": "\ud800" }""")]
    [TestCase("""{ "log_group_name": "12345678901234567890123456789012345678901234567890123456789012345" }""")]
    [TestCase("""{ "log_group_name": "g", "ttl_in_days": 8 }""")]
    [TestCase("""{ "log_group_name": "g", "ttl_in_days": "7" }""")]
    public async Task A_group_that_breaks_a_rule_is_not_made(string body)
    {
        await using var sample = await SampleConversation.Begin();

        var refused = await sample.Ask("POST /v2.0/{project}/log-groups", body);

        Assert.That(refused.Still, Is.EqualTo(InvalidBody));
        Assert.That(await sample.State(), Is.EqualTo("""{"log_groups":0,"log_topics":0,"log_streams":0}"""));
    }

    [TestCase("""{ "log_topic_name": ".t" }""", InvalidBody)]
    [TestCase("""{ "log_group_name": "t" }""", InvalidBody)]
    [TestCase("""{ "log_topic_name": "taken" }""", """400 Bad Request {"error_code":"LTS.0205","error_msg":"The topic name has been existed"}""")]
    public async Task A_topic_that_breaks_a_rule_is_not_made(string body, string refused)
    {
        await using var sample = await SampleConversation.Begin();
        var topics = $"POST /v2.0/{{project}}/log-groups/{await sample.GroupOf("v2.0")}/log-topics";
        await sample.Ask(topics, """{ "log_topic_name": "taken" }""");

        Assert.That((await sample.Ask(topics, body)).Still, Is.EqualTo(refused));
    }

    [TestCase("GET /v2.0/nothing/log-groups/" + Nobody, """400 Bad Request {"error_code":"LTS.0001","error_msg":"API version/project id invalid or missing"}""")]
    [TestCase("GET /v2.0/{project}/log-groups/nothing", InvalidId)]
    [TestCase("GET /v2.0/{project}/log-groups/" + Nobody + "/log-topics/nothing", InvalidId)]
    [TestCase("GET /v2.0/{project}/log-groups/" + Nobody, GroupMissing)]
    [TestCase("DELETE /v2.0/{project}/log-groups/" + Nobody, GroupMissing)]
    [TestCase("GET /v2.0/{project}/log-groups/" + Nobody + "/log-topics/" + Nobody, GroupMissing)]
    [TestCase("DELETE /v2.0/{project}/log-groups/" + Nobody + "/log-topics/" + Nobody, GroupMissing)]
    [TestCase("GET /v2.0/{project}/log-groups", """404 Not Found {"error_code":"APIG.0101","error_msg":"The API does not exist or has not been published in the environment"}""")]
    public async Task What_is_not_there_is_told_by_its_own_error(string request, string told)
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Ask(request)).Still, Is.EqualTo(told));
    }

    [Test]
    public async Task Who_asks_decides_before_what_is_asked()
    {
        await using var sample = await SampleConversation.Begin();

        var stranger = await sample.Ask("POST /v2.0/nothing/log-groups", "{}", token: "stranger");
        var guest = await sample.Ask("POST /v2.0/nothing/log-groups", "{}", token: "sample-guest");

        Assert.That(stranger.Still, Is.EqualTo("""401 Unauthorized {"error_code":"LTS.0002","error_msg":"Current user is not authenticated correctly, check your token"}"""));
        Assert.That(stranger.Header("WWW-Authenticate"), Is.Not.Null);
        Assert.That(guest.Still, Is.EqualTo("""403 Forbidden {"error_code":"LTS.0003","error_msg":"No permission."}"""));
    }
}

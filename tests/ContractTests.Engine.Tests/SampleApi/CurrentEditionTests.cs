using NUnit.Framework;

namespace ContractTests.SampleApi;

[Parallelizable(ParallelScope.All)]
public sealed class CurrentEditionTests
{
    private const string InvalidBody = """400 Bad Request {"error_code":"LTS.0009","error_msg":"Failed to validate the request body"}""";
    private const string GroupMissing = """400 Bad Request {"error_code":"LTS.0201","error_msg":"The log group is not existed"}""";
    private const string StreamMissing = """400 Bad Request {"error_code":"LTS.0208","error_msg":"The log stream does not existed"}""";
    private const string ForeignProject = """403 Forbidden {"error_code":"LTS.0001","error_msg":"Invalid projectId"}""";
    private const string InvalidToken = """401 Unauthorized {"error_code":"LTS.0003","error_msg":"Invalid token"}""";
    private const string InvalidTokenForChange = """401 Unauthorized {"error_code":"LTS.0414","error_msg":"Invalid token"}""";
    private const string Nobody = SampleConversation.Nobody;

    private static readonly string SixtyFive = new('n', 65);

    private static readonly string[] Operations =
    [
        "POST /groups", "GET /groups", $"POST /groups/{Nobody}", $"DELETE /groups/{Nobody}", $"POST /groups/{Nobody}/streams", $"GET /groups/{Nobody}/streams",
        $"PUT /groups/{Nobody}/streams-ttl/{Nobody}", $"DELETE /groups/{Nobody}/streams/{Nobody}", "GET /log-streams", $"POST /groups/{Nobody}/streams/{Nobody}/content/query",
    ];

    [Test]
    public async Task A_group_is_made_listed_changed_and_deleted()
    {
        await using var sample = await SampleConversation.Begin();

        var group = await sample.Ask("POST /v2/{project}/groups", """{ "log_group_name": "g", "ttl_in_days": 365, "tags": [{ "key": "b", "value": "" }, { "key": "a", "value": "1" }] }""");
        var path = $"/v2/{{project}}/groups/{group.Member("log_group_id")}";
        var heard = new[]
        {
            group, await sample.Ask("GET /v2/{project}/groups"), await sample.Ask($"POST {path}", """{ "ttl_in_days": 1, "tags": [] }"""),
            await sample.Ask("GET /v2/{project}/groups", token: "sample-guest"), await sample.Ask($"DELETE {path}"), await sample.Ask($"DELETE {path}"),
        };

        Assert.That(heard.Select(answer => answer.Still), Is.EqualTo([
            $$"""201 OK {"log_group_id":"{{Nobody}}"}""",
            $$$"""200 OK {"log_groups":[{"creation_time":0,"log_group_name":"g","log_group_id":"{{{Nobody}}}","ttl_in_days":365,"tag":{"a":"1","b":""}}]}""",
            $$"""200 OK {"creation_time":0,"log_group_name":"g","log_group_id":"{{Nobody}}","ttl_in_days":1}""",
            $$"""200 OK {"log_groups":[{"creation_time":0,"log_group_name":"g","log_group_id":"{{Nobody}}","ttl_in_days":1}]}""",
            "204 No Content",
            GroupMissing,
        ]));
    }

    [Test]
    public async Task A_stream_is_made_listed_changed_searched_and_deleted()
    {
        await using var sample = await SampleConversation.Begin();
        var group = $"/v2/{{project}}/groups/{await sample.GroupOf()}";

        var stream = await sample.Ask($"POST {group}/streams", """{ "log_stream_name": "ein Strom", "tags": [{ "key": "a", "value": "1" }] }""");
        var id = stream.Member("log_stream_id");
        var heard = new[]
        {
            stream, await sample.Ask($"GET {group}/streams"), await sample.Ask($"PUT {group}/streams-ttl/{id}", """{ "ttl_in_days": 8 }"""),
            await sample.Ask($"POST {group}/streams/{id}/content/query", """{ "start_time": "1", "end_time": 2 }""", token: "sample-guest"),
            await sample.Ask($"DELETE {group}/streams/{id}"), await sample.Ask($"DELETE {group}/streams/{id}"),
        };

        Assert.That(heard.Select(answer => answer.Still), Is.EqualTo([
            $$"""201 OK {"log_stream_id":"{{Nobody}}"}""",
            $$$"""200 OK {"log_streams":[{"creation_time":0,"log_stream_name":"ein Strom","log_stream_id":"{{{Nobody}}}","filter_count":0,"tag":{"a":"1"},"is_favorite":false}]}""",
            $$"""200 OK {"creation_time":0,"log_topic_name":"ein Strom","log_topic_id":"{{Nobody}}","ttl_in_days":8}""",
            """200 OK {"count":0,"logs":[],"isQueryComplete":true}""",
            "204 No Content",
            StreamMissing,
        ]));
    }

    [TestCase("", 3)]
    [TestCase("?log_group_name=a", 2)]
    [TestCase("?log_stream_name=x", 2)]
    [TestCase("?log_stream_name=x&log_group_name=a", 1)]
    [TestCase("?log_stream_name=none", 0)]
    public async Task Streams_are_found_by_name(string query, int found)
    {
        await using var sample = await SampleConversation.Begin();
        foreach (var name in new[] { "a", "b" })
        {
            var group = await sample.Ask("POST /v2/{project}/groups", $$"""{ "log_group_name": "{{name}}", "ttl_in_days": 7 }""");
            foreach (var stream in name == "a" ? ["x", "y"] : new[] { "x" })
                await sample.Ask($"POST /v2/{{project}}/groups/{group.Member("log_group_id")}/streams", $$"""{ "log_stream_name": "{{stream}}" }""");
        }

        var answer = await sample.Ask($"GET /v2/{{project}}/log-streams{query}");

        Assert.That((answer.Status, answer.Body.Split("log_stream_id").Length - 1), Is.EqualTo(("200 OK", found)));
    }

    [TestCase("?log_group_name=")]
    [TestCase("?log_stream_name=")]
    [TestCase("?log_stream_name=a&log_stream_name=b")]
    [TestCase("?log_group_name=12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_name_to_find_streams_by_keeps_the_rule_for_names(string query)
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Ask($"GET /v2/{{project}}/log-streams{query}")).Still, Is.EqualTo(InvalidBody));
    }

    [Test]
    public async Task What_one_edition_makes_the_other_sees()
    {
        await using var sample = await SampleConversation.Begin();
        var group = await sample.GroupOf("v2.0");

        var stream = await sample.StreamIn(group);
        await sample.Ask($"POST /v2/{{project}}/groups/{group}", """{ "ttl_in_days": 30 }""");

        Assert.That((await sample.Ask($"GET /v2.0/{{project}}/log-groups/{group}")).Member("ttl_in_days"), Is.EqualTo("30"));
        Assert.That((await sample.Ask($"GET /v2.0/{{project}}/log-groups/{group}/log-topics/{stream}")).Status, Is.EqualTo("200 OK"));
        Assert.That(await sample.State(), Is.EqualTo("""{"log_groups":1,"log_topics":1,"log_streams":1}"""));
    }

    [Test]
    public async Task A_group_that_breaks_a_rule_is_not_made()
    {
        var (key, value) = (new string('k', 129), new string('v', 256));
        await using var sample = await SampleConversation.Begin();
        foreach (var body in new[]
        {
            "", "[]", "{", "{}", """{ "log_group_name": "g" }""", """{ "ttl_in_days": 7 }""",
            Group("_g"), Group(".g"), Group("g."), Group(""), Group("a b"), Group("ä"), Group(SixtyFive),
            Group(ttl: "0"), Group(ttl: "366"), Group(ttl: "7.5"), Group(ttl: "\"7\""), Group(ttl: "null"), Group(ttl: "7, \"log_group_name_alias\": 7"),
            Tagged("{}"), Tagged("[7]"), Tagged("""[{ "key": "a" }]"""), Tagged("""[{ "value": "a" }]"""), Tagged("""[{ "key": "", "value": "a" }]"""),
            Tagged("""[{ "key": "_a", "value": "a" }]"""), Tagged("""[{ "key": "a/b", "value": "a" }]"""), Tagged("""[{ "key": "a", "value": "a,b" }]"""), Tagged("""[{ "key": "a", "value": 7 }]"""),
            Tagged($$"""[{ "key": "{{key}}", "value": "a" }]"""), Tagged($$"""[{ "key": "a", "value": "{{value}}" }]"""),
        })
        {
            Assert.That((await sample.Ask("POST /v2/{project}/groups", body)).Still, Is.EqualTo(InvalidBody), body);
        }

        Assert.That(await sample.State(), Does.StartWith("""{"log_groups":0,"""));
    }

    [Test]
    public async Task A_stream_that_breaks_a_rule_is_not_made()
    {
        await using var sample = await SampleConversation.Begin();
        var streams = $"POST /v2/{{project}}/groups/{await sample.GroupOf()}/streams";
        foreach (var body in new[]
        {
            "{}", Stream("\"\""), Stream("7"), Stream($"\"{SixtyFive}\""), Stream("\"s\", \"ttl_in_days\": 0"), Stream("\"s\", \"ttl_in_days\": 366"), Stream("\"s\", \"tags\": 7"),
            Stream("\"s\", \"log_stream_name_alias\": \"\""), Stream($"\"s\", \"log_stream_name_alias\": \"{SixtyFive}\""),
            Stream("\"s\", \"enterprise_project_name\": \"\""), Stream("\"s\", \"enterprise_project_name\": \"a b\""), Stream("\"s\", \"enterprise_project_name\": \"myDEFAULT\""),
        })
        {
            Assert.That((await sample.Ask(streams, body)).Still, Is.EqualTo(InvalidBody), body);
        }

        await sample.Ask(streams, Stream("\"taken\""));
        Assert.That((await sample.Ask(streams, Stream("\"taken\""))).Still, Is.EqualTo("""400 Bad Request {"error_code":"LTS.0205","error_msg":"The log stream name has been existed"}"""));
        Assert.That(await sample.State(), Does.EndWith("""log_streams":1}"""));
    }

    [Test]
    public async Task A_search_that_breaks_a_rule_is_not_made()
    {
        await using var sample = await SampleConversation.Begin();
        var group = await sample.GroupOf();
        var search = $"POST /v2/{{project}}/groups/{group}/streams/{await sample.StreamIn(group)}/content/query";
        foreach (var body in new[]
        {
            "{}", """{ "start_time": "1" }""", """{ "end_time": "1" }""", """{ "start_time": "2", "end_time": "1" }""", """{ "start_time": "-1", "end_time": "1" }""",
            """{ "start_time": "0", "end_time": "15552000001" }""", Search("labels", "[]"), Search("labels", """{ "a": 7 }"""), Search("keywords", "7"), Search("__time__", "7"),
            Search("is_desc", "\"maybe\""), Search("highlight", "7"), Search("is_count", "null"), Search("is_iterative", "[]"), Search("limit", "0"), Search("limit", "5001"), Search("limit", "\"all\""),
            Search("search_type", "\"sideways\""), Search("search_type", "\"forwards\""), Search("line_num", "7"), Search("line_num", "\"159565949023943365\""), Search("line_num", "\"1595659500001000000\""),
        })
        {
            Assert.That((await sample.Ask(search, body)).Still, Is.EqualTo(InvalidBody), body);
        }
    }

    [TestCase("limit", "\"3\"")]
    [TestCase("limit", "5000")]
    [TestCase("is_desc", "\"false\"")]
    [TestCase("labels", "{ \"hostName\": \"a\" }")]
    [TestCase("line_num", "\"1595659490239433658\", \"search_type\": \"backwards\"")]
    public async Task A_search_as_the_pages_examples_write_it_is_made(string member, string value)
    {
        await using var sample = await SampleConversation.Begin();
        var group = await sample.GroupOf();

        var answer = await sample.Ask($"POST /v2/{{project}}/groups/{group}/streams/{await sample.StreamIn(group)}/content/query", Search(member, value));

        Assert.That(answer.Status, Is.EqualTo("200 OK"));
    }

    [TestCase("text/plain", "400 Bad Request")]
    [TestCase("application/json; charset=latin1", "400 Bad Request")]
    [TestCase("nonsense", "400 Bad Request")]
    [TestCase("", "400 Bad Request")]
    [TestCase("application/json", "201 OK")]
    [TestCase("Application/JSON; charset=\"utf-8\"", "201 OK")]
    public async Task A_body_is_announced_as_JSON(string type, string status)
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Ask("POST /v2/{project}/groups", Group("g"), headers: $"Content-Type: {type}")).Status, Is.EqualTo(status));
    }

    [TestCase("DELETE /groups/nothing", GroupMissing)]
    [TestCase("GET /groups/" + Nobody + "/streams", GroupMissing)]
    [TestCase("POST /groups/" + Nobody, GroupMissing)]
    [TestCase("POST /groups/" + Nobody + "/streams", GroupMissing)]
    [TestCase("PUT /groups/" + Nobody + "/streams-ttl/" + Nobody, GroupMissing)]
    [TestCase("DELETE /groups/{group}/streams/nothing", StreamMissing)]
    [TestCase("PUT /groups/{group}/streams-ttl/" + Nobody, StreamMissing)]
    [TestCase("POST /groups/{group}/streams/" + Nobody + "/content/query", StreamMissing)]
    public async Task What_is_not_there_is_a_bad_request(string request, string told)
    {
        await using var sample = await SampleConversation.Begin();
        var group = await sample.GroupOf();
        const string AllThatAnyWants = """{ "log_stream_name": "s", "ttl_in_days": 7, "start_time": "1", "end_time": "2" }""";

        var answer = await sample.Ask(request.Replace(" ", " /v2/{project}", StringComparison.Ordinal).Replace("{group}", group, StringComparison.Ordinal), AllThatAnyWants);

        Assert.That(answer.Still, Is.EqualTo(told));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Every_operation_knows_its_callers(string operation)
    {
        await using var sample = await SampleConversation.Begin();
        var reads = operation.StartsWith("GET", StringComparison.Ordinal) || operation.EndsWith("query", StringComparison.Ordinal);
        var changes = operation == $"POST /groups/{Nobody}" || operation.StartsWith("PUT", StringComparison.Ordinal);
        var (here, elsewhere) = (operation.Replace(" ", " /v2/{project}", StringComparison.Ordinal), operation.Replace(" ", $" /v2/{new string('0', 32)}", StringComparison.Ordinal));

        var stranger = changes ? InvalidTokenForChange : InvalidToken;
        Assert.That((await sample.Ask(here, token: null)).Still, Is.EqualTo(stranger));
        Assert.That((await sample.Ask(here, token: "stranger")).Still, Is.EqualTo(stranger));
        Assert.That((await sample.Ask(here, token: "sample-guest")).Status, reads ? Is.Not.EqualTo("403 Forbidden") : Is.EqualTo("403 Forbidden"));
        Assert.That((await sample.Ask(elsewhere)).Still, Is.EqualTo(ForeignProject));
    }

    [Test]
    public async Task A_project_holds_a_thousand_groups_and_a_group_a_hundred_streams()
    {
        var tank = new Storage.LogTank(TimeProvider.System);
        var group = tank.CreateGroup("p", "g", 7, Api.Bodies.TagList.Empty).Value!; // the first one fits
        for (var number = 1; number < 1000; number++) tank.CreateGroup("p", $"g{number}", 7, Api.Bodies.TagList.Empty);
        for (var number = 0; number < 100; number++) tank.CreateStream("p", group.Id, $"s{number}", null, Api.Bodies.TagList.Empty);

        Assert.That(tank.State(), Is.EqualTo(new Storage.TankState(1000, 100)));
        Assert.That(tank.CreateGroup("p", "one more", 7, Api.Bodies.TagList.Empty).Refusal, Is.EqualTo(Storage.Refusal.TooManyGroups));
        Assert.That(tank.CreateGroup("q", "one more", 7, Api.Bodies.TagList.Empty).Value, Is.Not.Null);
        Assert.That(tank.CreateStream("p", group.Id, "one more", null, Api.Bodies.TagList.Empty).Refusal, Is.EqualTo(Storage.Refusal.TooManyStreams));

        await using var sample = await SampleConversation.Begin();
        var streams = $"POST /v2/{{project}}/groups/{await sample.GroupOf()}/streams";
        for (var number = 0; number < 100; number++) await sample.Ask(streams, Stream($"\"s{number}\""));
        Assert.That((await sample.Ask(streams, Stream("\"one more\""))).Still, Is.EqualTo("""400 Bad Request {"error_code":"LTS.0206","error_msg":"Failed to create log topic, the number of log topics exceeds the quota"}"""));
    }

    private static string Group(string name = "g", string ttl = "7") => $$"""{ "log_group_name": "{{name}}", "ttl_in_days": {{ttl}} }""";

    private static string Tagged(string tags) => Group(ttl: $"7, \"tags\": {tags}");

    private static string Stream(string name) => $$"""{ "log_stream_name": {{name}} }""";

    private static string Search(string member, string value) => $$"""{ "start_time": 1595659200000, "end_time": 1595659500000, "{{member}}": {{value}} }""";
}

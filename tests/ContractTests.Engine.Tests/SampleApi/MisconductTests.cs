using NUnit.Framework;

namespace ContractTests.SampleApi;

[Parallelizable(ParallelScope.All)]
public sealed class MisconductTests
{
    [TestCase(Misbehaviour.WrongReason, "201 Created|200 Ok|204 NO CONTENT|400 BAD REQUEST|401 UNAUTHORIZED|403 FORBIDDEN|404 NOT FOUND|408 REQUEST TIMEOUT|429 TOO MANY REQUESTS|500 INTERNAL SERVER ERROR|503 SERVICE UNAVAILABLE|400 BAD REQUEST")]
    [TestCase(Misbehaviour.MissingReason, "201 |200 |204 |400 |401 |403 |404 |408 |429 |500 |503 |400 ")]
    [TestCase(Misbehaviour.WrongStatus, "200 OK|201 OK|200 OK|404 Not Found|403 Forbidden|401 Unauthorized|400 Bad Request|503 Service Unavailable|503 Service Unavailable|503 Service Unavailable|500 Internal Server Error|404 Not Found")]
    [TestCase(Misbehaviour.UndocumentedStatus, "418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot|418 I'm a teapot")]
    public async Task Every_documented_status_is_broken_also_where_Kestrel_answers(Misbehaviour misbehaviour, string broken)
    {
        await using var sample = await SampleConversation.Begin(misbehaviour);
        var late = sample.Say("GET / HTTP/1.1\r\n");
        var group = await sample.Ask("POST /v2/{project}/groups", """{ "log_group_name": "g", "ttl_in_days": 7 }""");

        SampleConversation.SampleAnswer[] heard =
        [
            group, await sample.Ask("GET /v2/{project}/groups"), await sample.Ask($"DELETE /v2/{{project}}/groups/{group.Member("log_group_id")}"), await sample.Ask("POST /v2/{project}/groups", "{}"),
            await sample.Ask("GET /v2/{project}/groups", token: null), await sample.Ask("GET /v2/nothing/groups"), await sample.Ask("GET /nothing"), await late,
            await Burst(sample), await sample.Ask("GET /", headers: "X-Fault: 500"), await sample.Ask("GET /", headers: "X-Fault: 503"),
            await sample.Say("GET / HTTP/9.9\r\n\r\n"),
        ];

        Assert.That(string.Join('|', heard.Select(answer => answer.Status)), Is.EqualTo(broken));
    }

    private static async Task<SampleConversation.SampleAnswer> Burst(SampleConversation sample)
    {
        for (var request = 1; request < 20; request++) await sample.Ask("GET /v2/{project}/groups", token: "sample-hasty");
        return await sample.Ask("GET /v2/{project}/groups", token: "sample-hasty");
    }
}

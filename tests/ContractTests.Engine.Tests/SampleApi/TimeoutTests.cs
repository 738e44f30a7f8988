using NUnit.Framework;

namespace ContractTests.SampleApi;

/// <summary>They wait for Kestrel's clock, all at once.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TimeoutTests
{
    private const string Timeout = """408 Request Timeout {"error_code":"APIG.0201","error_msg":"Request timeout"}""";

    [Test]
    [CancelAfter(30_000)]
    public async Task Every_request_that_stalls_is_told_so()
    {
        await using var sample = await SampleConversation.Begin();
        string[] stalled =
        [
            "G",
            "GET /v2/x/groups HTTP/1.1\r\nHost: sample\r\nX-Auth-",
            $"POST /v2/x/groups HTTP/1.1\r\nHost: sample\r\nContent-Length: 200000\r\n\r\n{new string(' ', 199_000)}",
            .. new[] { "POST /v2/x/groups", "GET /v2/x/groups", "DELETE /v2.0/x/log-groups/x", "PUT /nothing" }.SelectMany(request => new[]
            {
                $"{request} HTTP/1.1\r\nHost: sample\r\nContent-Length: 20\r\n\r\n",
                $"{request} HTTP/1.1\r\nHost: sample\r\nContent-Length: 20\r\nX-Fault: 500\r\n\r\n{{ \"log_",
                $"{request} HTTP/1.1\r\nHost: sample\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n",
            }),
        ];

        var answers = await Task.WhenAll(stalled.Select(sample.Say));

        Assert.That(answers.Select(answer => answer.Still), Is.All.EqualTo(Timeout));
        Assert.That(answers.Select(answer => answer.Header("Connection")), Is.All.EqualTo("close"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_body_that_is_no_chunked_one_after_all_is_a_bad_request()
    {
        await using var sample = await SampleConversation.Begin();

        var answer = await sample.Say("POST /v2/x/groups HTTP/1.1\r\nHost: sample\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");

        Assert.That(answer.Still, Is.EqualTo("""400 Bad Request {"error_code":"APIG.0201","error_msg":"Bad request"}"""));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_body_that_is_too_large_is_read_and_refused()
    {
        await using var sample = await SampleConversation.Begin();

        var answer = await sample.Ask("POST /v2/{project}/groups", new string(' ', 2_000_000));

        Assert.That(answer.Still, Is.EqualTo("""400 Bad Request {"error_code":"LTS.0009","error_msg":"Failed to validate the request body"}"""));
    }
}

using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges;

/// <summary>How the tests of this folder send, and how they compare what came.</summary>
internal static class Sending
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(300);

    public static ApiClient Client(TimeSpan? timeout = null, Transport? transport = null) => new(new Limits { Timeout = timeout ?? Patience }, TimeProvider.System, transport);

    public static ApiRequest Get(string url, params (string Name, string Value)[] headers) => Request("GET", url, null, headers);

    public static ApiRequest Request(string method, string url, byte[]? body, params (string Name, string Value)[] headers) =>
        new(method, url, [.. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))], body);

    public static async Task<Observation> Ask(this RawServer server, string method = "GET", byte[]? body = null, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        using var client = Client(timeout);
        return (await client.Send(Request(method, $"{server.BaseUrl}/", body), cancellation)).Timeless();
    }

    /// <summary>Everything but when it was and how long it took, so that whole observations can be compared.</summary>
    public static Observation Timeless(this Observation observation) => observation with { Started = default, Elapsed = default };

    public static Answer Answer(string rawStatusLine, int code, string reason, params (string Name, string Value)[] headers) =>
        new(default, default, new Contracts.StatusLine(code, reason), rawStatusLine.Split(' ')[0], rawStatusLine, [.. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))], ResponseBody.Empty);

    public static Answer WithBody(this Answer answer, byte[] bytes) => answer with { Body = new ResponseBody(bytes, bytes.Length) };

    public static NoAnswer None(NoAnswerKind kind, string detail, string? rawStatusLine = null) => new(default, default, kind, detail, rawStatusLine);
}

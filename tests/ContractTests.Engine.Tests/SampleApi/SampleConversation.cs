using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContractTests.SampleApi;

/// <summary>A sample API of its own on a free port, and a bare socket for every request to it, so that status lines are read as they come.</summary>
internal sealed partial class SampleConversation : IAsyncDisposable
{
    public const string Project = "2a473356cca5487f8373be891bffc1cf";
    public const string Nobody = "00000000-0000-0000-0000-000000000000";

    private readonly SampleServer _server;

    private SampleConversation(SampleServer server) => _server = server;

    public static async Task<SampleConversation> Begin(Misbehaviour misbehaviour = Misbehaviour.None) =>
        new(await SampleServer.Start("http://127.0.0.1:0", misbehaviour, CancellationToken.None));

    /// <summary>A request such as "POST /v2/{project}/groups"; a body is sent as JSON unless a header says otherwise.</summary>
    public async Task<SampleAnswer> Ask(string request, string? body = null, string? token = "sample-operator", params string[] headers)
    {
        var head = new StringBuilder($"{request.Replace("{project}", Project, StringComparison.Ordinal)} HTTP/1.1\r\nHost: sample\r\nConnection: close\r\n");
        if (token is not null) head.Append("X-Auth-Token: ").Append(token).Append("\r\n");
        if (body is not null)
        {
            head.Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
            if (!headers.Any(h => h.StartsWith("Content-Type", StringComparison.Ordinal))) head.Append("Content-Type: application/json;charset=UTF-8\r\n");
        }

        foreach (var header in headers) head.Append(header).Append("\r\n");
        return await Say($"{head}\r\n{body}");
    }

    /// <summary>Sends the text in UTF-8 and hears until the server closes.</summary>
    public async Task<SampleAnswer> Say(string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_server.BaseUrl.Host, _server.BaseUrl.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(bytes));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new SampleAnswer(await reader.ReadToEndAsync());
    }

    public async Task<string> GroupOf(string edition = "v2") => edition == "v2"
        ? (await Ask("POST /v2/{project}/groups", $$"""{ "log_group_name": "g-{{Guid.NewGuid()}}", "ttl_in_days": 30 }""")).Member("log_group_id")
        : (await Ask("POST /v2.0/{project}/log-groups", $$"""{ "log_group_name": "g-{{Guid.NewGuid()}}" }""")).Member("log_group_id");

    public async Task<string> StreamIn(string group) =>
        (await Ask($"POST /v2/{{project}}/groups/{group}/streams", $$"""{ "log_stream_name": "s-{{Guid.NewGuid()}}" }""")).Member("log_stream_id");

    public async Task<string> State() => (await Ask("GET /sample/state", token: null)).Body;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal sealed partial record SampleAnswer(string Text)
    {
        /// <summary>Such as "404 Not Found".</summary>
        public string Status => Text.Split("\r\n")[0].Replace("HTTP/1.1 ", "", StringComparison.Ordinal);

        public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

        /// <summary>Status and body, with zeros for what differs from time to time: identifiers and times.</summary>
        public string Still => Times().Replace(Ids().Replace($"{Status} {Body}".TrimEnd(), Nobody), "\"creation_time\":0");

        public string? Header(string name) => Text.Split("\r\n\r\n")[0].Split("\r\n").Skip(1)
            .FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

        public string Member(string name)
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.GetProperty(name).ToString();
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("\"creation_time\":\\d{13}")]
    private static partial Regex Times();
}

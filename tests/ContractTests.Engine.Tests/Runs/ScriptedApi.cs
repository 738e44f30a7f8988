using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Enumeration;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContractTests.Runs;

internal sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public override string ToString() => $"{Method} {Target}";
}

/// <summary>The status line without its protocol, such as "404 Not Found"; a null one stands for silence.</summary>
internal sealed record ScriptedAnswer(string? StatusLine, string Body = "")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public TimeSpan After { get; init; }

    /// <summary>Close the connection without a byte.</summary>
    public bool Closes { get; init; }
}

/// <summary>
/// An API on a bare socket. By itself it keeps what is POSTed to a collection under a new id, shows it, and deletes it once nothing is left
/// beneath it; a test scripts what it says instead, down to the phrase.
/// </summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = [];
    private readonly List<(string Pattern, Func<ScriptedRequest, ScriptedAnswer?> Answer)> _script = [];
    private readonly HashSet<string> _things = [];
    private readonly Lock _lock = new();
    private readonly Task _serving;
    private int _atOnce;
    private int _mostAtOnce;
    private int _lastId;

    public ScriptedApi()
    {
        _listener.Start();
        _serving = Serve();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}";

    public IReadOnlyList<ScriptedRequest> Received => [.. _requests];

    /// <summary>"METHOD target" of every request, in the order they came.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Select(r => r.ToString())];

    /// <summary>The paths of what was created and not deleted.</summary>
    public IReadOnlyList<string> Things
    {
        get
        {
            lock (_lock)
                return [.. _things.Order(StringComparer.Ordinal)];
        }
    }

    public int MostAtOnce => _mostAtOnce;

    /// <summary>Takes that long over every request.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>Answers requests such as "GET /things/*" in this way; nothing is created or deleted.</summary>
    public ScriptedApi On(string pattern, string? statusLine, string body = "") => On(pattern, _ => new ScriptedAnswer(statusLine, body));

    public ScriptedApi On(string pattern, Func<ScriptedRequest, ScriptedAnswer?> answer)
    {
        _script.Add((pattern, answer));
        return this;
    }

    /// <summary>Does what is asked, and says this about it; null is silence.</summary>
    public ScriptedApi Saying(string pattern, string? statusLine) => On(pattern, request => Do(request) with { StatusLine = statusLine });

    public int Count(string pattern) => _requests.Count(r => FileSystemName.MatchesSimpleExpression(pattern, r.ToString(), ignoreCase: false));

    /// <summary>What the API does by itself.</summary>
    public ScriptedAnswer Do(ScriptedRequest request)
    {
        lock (_lock)
        {
            var path = request.Target.Split('?')[0];
            switch (request.Method)
            {
                case "POST" when path.LastIndexOf('/') is > 0 and var slash && !_things.Contains(path[..slash]):
                    return new ScriptedAnswer("404 Not Found");
                case "POST":
                    var id = $"t{++_lastId}";
                    _things.Add($"{path}/{id}");
                    return new ScriptedAnswer("201 Created", $$"""{"id":"{{id}}","number":{{_lastId}}}""") { Headers = new Dictionary<string, string> { ["Location"] = $"{path}/{id}" } };
                case "DELETE" when _things.Any(t => t.StartsWith($"{path}/", StringComparison.Ordinal)):
                    return new ScriptedAnswer("409 Conflict");
                case "DELETE":
                    return new ScriptedAnswer(_things.Remove(path) ? "204 No Content" : "404 Not Found");
                default:
                    return _things.Contains(path) || path == "/things" ? new ScriptedAnswer("200 OK", "{}") : new ScriptedAnswer("404 Not Found");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _stopping.Dispose();
    }

    private async Task Serve()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(Serve(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var stream = new BufferedStream(client.GetStream());
                while (await Read(stream) is { } request)
                {
                    if (!await Answer(request, stream))
                        return;
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<bool> Answer(ScriptedRequest request, Stream stream)
    {
        _requests.Enqueue(request);
        ScriptedAnswer answer;
        lock (_lock)
            _mostAtOnce = Math.Max(_mostAtOnce, ++_atOnce);
        try
        {
            var rule = _script.FindLast(s => FileSystemName.MatchesSimpleExpression(s.Pattern, request.ToString(), ignoreCase: false));
            answer = rule.Answer?.Invoke(request) ?? Do(request);
            var slow = Slowness + answer.After;
            if (slow > TimeSpan.Zero)
                await Task.Delay(slow, _stopping.Token);
        }
        finally
        {
            lock (_lock)
                _atOnce--;
        }

        if (answer.Closes)
            return false;
        if (answer.StatusLine is null)
            await Task.Delay(Timeout.Infinite, _stopping.Token);
        var body = Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder($"HTTP/1.1 {answer.StatusLine}\r\n");
        foreach (var (name, value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (answer.StatusLine?.StartsWith("204", StringComparison.Ordinal) is false)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{head}\r\n"), _stopping.Token);
        if (request.Method != "HEAD")
            await stream.WriteAsync(body, _stopping.Token);
        await stream.FlushAsync(_stopping.Token);
        return true;
    }

    private async Task<ScriptedRequest?> Read(Stream stream)
    {
        if (await Line(stream) is not { Length: > 0 } first)
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await Line(stream) is { Length: > 0 } line)
            headers[line.Split(':')[0]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        var words = first.Split(' ');
        return new ScriptedRequest(words[0], words[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task<string?> Line(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }
}

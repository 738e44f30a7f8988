using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.All)]
internal sealed class StatusLinesOnTheWireTests
{
    [TestCase("HTTP/1.1 201 OK", 201, "OK")]
    [TestCase("HTTP/1.1 404 ", 404, "")]
    [TestCase("HTTP/1.1 404", 404, "")]
    [TestCase("HTTP/1.1 200 OK ", 200, "OK ")]
    [TestCase("HTTP/1.1 200 OK\t", 200, "OK\t")]
    [TestCase("HTTP/1.1 200  OK", 200, " OK")]
    [TestCase("HTTP/1.1 200 Ok", 200, "Ok")]
    [TestCase("HTTP/1.1 404 Not  Found", 404, "Not  Found")]
    [TestCase("HTTP/1.1 404 Not\tFound", 404, "Not\tFound")]
    [TestCase("HTTP/1.1 404 Not\u00A0Found", 404, "Not\u00A0Found")]
    [TestCase("HTTP/1.1 200 \u00CE\u009FK", 200, "\u00CE\u009FK", TestName = "{m}(Greek omicron in UTF-8)")]
    [TestCase("HTTP/1.1 503 Nicht verf\u00FCgbar", 503, "Nicht verf\u00FCgbar", TestName = "{m}(ISO-8859-1)")]
    [TestCase("HTTP/1.1 503 Nicht verf\u00C3\u00BCgbar", 503, "Nicht verf\u00C3\u00BCgbar", TestName = "{m}(UTF-8)")]
    [TestCase("HTTP/1.1 099 Low", 99, "Low")]
    [TestCase("HTTP/1.1 999 High", 999, "High")]
    [TestCase("HTTP/1.0 404 Not Found", 404, "Not Found")]
    [TestCase("HTTP/1.2 200 OK", 200, "OK")]
    [TestCase("HTTP/1.1 200 200 OK", 200, "200 OK")]
    [TestCase("HTTP/1.1 302 Found", 302, "Found")]
    public async Task A_status_line_is_kept_as_its_bytes_came(string line, int code, string reason)
    {
        await using var server = RawServer.Answering($"{line}\r\nContent-Length: 0\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer(line, code, reason, ("Content-Length", "0"))).UsingPropertiesComparer());
    }

    [Test]
    public async Task Lines_may_end_with_a_line_feed_alone()
    {
        await using var server = RawServer.Answering("HTTP/1.1 404 Not Found\nContent-Length: 2\n\nno");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 404 Not Found", 404, "Not Found", ("Content-Length", "2")).WithBody("no"u8.ToArray())).UsingPropertiesComparer());
    }

    [TestCase("HTTP/1.1 100 Continue\r\n\r\n")]
    [TestCase("HTTP/1.1 100\r\n\r\n")]
    [TestCase("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nLink: </b.css>; rel=preload\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nX: HTTP/1.1 500 No\r\n\r\n")]
    [TestCase("HTTP/1.1 199 Whatever\nA: b\n\n")]
    public async Task Interim_responses_are_passed_over(string interim)
    {
        await using var server = RawServer.Answering($"{interim}HTTP/1.1 201 OK\r\nContent-Length: 0\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 201 OK", 201, "OK", ("Content-Length", "0"))).UsingPropertiesComparer());
    }

    [Test]
    public async Task A_head_that_comes_byte_by_byte_is_the_same_head()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.ReadRequest();
            foreach (var character in "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Nix da\r\nContent-Length: 0\r\n\r\n")
            {
                await peer.Send(character.ToString());
                await Task.Yield();
            }

            await peer.UntilClosed();
        });

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 404 Nix da", 404, "Nix da", ("Content-Length", "0"))).UsingPropertiesComparer());
    }

    [Test]
    public async Task Switching_protocols_is_a_final_answer_and_ends_the_connection(CancellationToken cancellation)
    {
        await using var server = RawServer.Answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\nnot HTTP any more");
        using var client = Client();

        var first = await client.Send(Get($"{server.BaseUrl}/", ("Upgrade", "chat"), ("Connection", "Upgrade")), cancellation);
        await client.Send(Get($"{server.BaseUrl}/"), cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(first.Timeless(), Is.EqualTo(Answer("HTTP/1.1 101 Switching Protocols", 101, "Switching Protocols", ("Upgrade", "chat"), ("Connection", "Upgrade"))).UsingPropertiesComparer());
            Assert.That(server.Connections, Is.EqualTo(2));
            Assert.That(() => server.ClosedByClient, Is.EqualTo(2).After(2000, 10), "connections given up");
        });
    }

    // RFC 9112 section 4: reason-phrase = 1*( HTAB / SP / VCHAR / obs-text ). The request names its answer, so that one taken for another's shows.
    [Test]
    public async Task Every_phrase_that_the_grammar_allows_comes_back_byte_for_byte(CancellationToken cancellation)
    {
        const int Requests = 4000;
        const int Loops = 16;
        var random = new Random(20_260_301);
        var lines = Enumerable.Range(0, Requests).Select(_ => (Code: RandomCode(random), Reason: RandomPhrase(random))).ToArray();
        await using var server = RawServer.AnsweringEach(request =>
        {
            var at = int.Parse(request.Target[1..], System.Globalization.CultureInfo.InvariantCulture);
            return $"HTTP/1.1 {lines[at].Code:000} {lines[at].Reason}\r\n{(lines[at].Code is 204 or 304 ? "" : "Content-Length: 0\r\n")}\r\n";
        });
        using var client = Client();
        var received = new string[Requests];

        await Task.WhenAll(Enumerable.Range(0, Loops).Select(loop => Task.Run(async () =>
        {
            for (var at = loop; at < Requests; at += Loops)
                received[at] = await client.Send(Get($"{server.BaseUrl}/{at}"), cancellation) is Answer answer ? $"{answer.StatusLine.Code:000} {answer.StatusLine.Reason}|{answer.RawStatusLine}" : "none";
        }, cancellation)));

        Assert.Multiple(() =>
        {
            Assert.That(received, Is.EqualTo(lines.Select(l => $"{l.Code:000} {l.Reason}|HTTP/1.1 {l.Code:000} {l.Reason}")));
            Assert.That(server.Requests, Has.Count.EqualTo(Requests));
            Assert.That(server.Connections, Is.LessThan(Requests / 10), "connections are kept alive");
        });
    }

    private static int RandomCode(Random random) => random.Next(4) == 0 ? random.Next(0, 100) : random.Next(200, 1000);

    private static string RandomPhrase(Random random)
    {
        var phrase = new char[random.Next(0, 60)];
        for (var at = 0; at < phrase.Length; at++)
        {
            phrase[at] = random.Next(6) switch
            {
                0 => ' ',
                1 => '\t',
                2 => (char)random.Next(0x80, 0x100),
                _ => (char)random.Next(0x21, 0x7F),
            };
        }

        return new string(phrase);
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ContractTests.Contracts;
using ContractTests.Exchanges;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

[Parallelizable(ParallelScope.All)]
internal sealed class AllureExchangeTests
{
    private static readonly DateTimeOffset Began = DateTimeOffset.FromUnixTimeMilliseconds(1000);
    private static readonly ApiRequest Get = new("GET", "http://api.test/things", [], null);

    [Test]
    public void An_exchange_is_told_whole_and_without_secrets()
    {
        var secrets = new Secrets(["s3cret-token"]);
        var request = secrets.Hide(new ApiRequest("POST", "http://api.test/things?key=s3cret-token", [new("Content-Type", "application/json"), new("X-Auth", "s3cret-token"), new("Authorization", "Bearer s3cret-token")], "{\"token\":\"s3cret-token\"}"u8.ToArray()));
        var answer = Answer("201 Created", "{\"echo\":\"s3cret-token\"}"u8.ToArray(), [new("X-Echo", "s3cret-token"), new("Content-Type", "application/json")]);

        Assert.That(Told(request, answer, secrets), Is.EqualTo("""
            {"schemaVersion":1,"start":1000,"stop":1012,"request":{"method":"POST","url":"http://api.test/things?key=***","httpVersion":"HTTP/1.1","headers":[{"name":"Content-Type","value":"application/json"},{"name":"X-Auth","value":"__ALLURE_REDACTED__"},{"name":"Authorization","value":"Bearer ***"}],"body":{"contentType":"application/json","encoding":"utf8","value":"{\"token\":\"***\"}","size":15,"truncated":false}},"response":{"status":201,"statusText":"Created","httpVersion":"HTTP/1.1","headers":[{"name":"X-Echo","value":"__ALLURE_REDACTED__"},{"name":"Content-Type","value":"application/json"}],"body":{"contentType":"application/json","encoding":"utf8","value":"{\"echo\":\"***\"}","size":23,"truncated":false}}}
            """));
    }

    [Test]
    public void No_answer_is_an_error_with_the_status_line_that_came()
    {
        var silence = new NoAnswer(Began, TimeSpan.FromMilliseconds(12), NoAnswerKind.MalformedResponse, "the body ended too early", "HTTP/1.1 200 OK");

        Assert.That(Told(Get, silence), Is.EqualTo("""
            {"schemaVersion":1,"start":1000,"stop":1012,"request":{"method":"GET","url":"http://api.test/things","httpVersion":"HTTP/1.1","headers":[]},"error":{"name":"malformed-response","message":"the body ended too early; the status line that came: HTTP/1.1 200 OK"}}
            """));
    }

    [Test]
    public void Bytes_that_go_out_in_place_of_a_request_are_its_body()
    {
        var told = JsonNode.Parse(Told(Get with { Wire = "GET / HTTP/1.0\r\n\r\n"u8.ToArray() }, Answer("200 OK", [])))!;

        Assert.That(told["request"]!.ToJsonString(), Is.EqualTo("""{"method":"GET","url":"http://api.test/things","headers":[],"body":{"contentType":"message/http","encoding":"utf8","value":"GET / HTTP/1.0\r\n\r\n","size":18,"truncated":false}}"""));
    }

    [Test]
    public void A_body_that_is_no_text_is_base64_in_which_no_secret_stands_either()
    {
        byte[] bytes = [0xFF, 0xFE, .. "s3cret"u8];

        Assert.That(Body(Answer("200 OK", bytes), new Secrets(["s3cret"])), Is.EqualTo($$"""{"encoding":"base64","value":"{{Convert.ToBase64String([0xFF, 0xFE, .. "***"u8])}}","size":8,"truncated":false}"""));
    }

    [Test]
    public void A_long_body_is_masked_before_it_is_cut_and_says_its_size()
    {
        var text = $"{new string('a', ResponseBody.LongestShown - 3)}s3cret-token{new string('b', 200_000)}";

        var body = JsonNode.Parse(Body(Answer("200 OK", Encoding.UTF8.GetBytes(text)), new Secrets(["s3cret-token"])))!;

        Assert.That((string?)body["value"], Is.EqualTo($"{new string('a', ResponseBody.LongestShown - 3)}***"));
        Assert.That((body["size"]!.GetValue<long>(), body["truncated"]!.GetValue<bool>()), Is.EqualTo((text.Length, true)));
    }

    [Test]
    public void A_body_kept_to_within_a_character_is_text_all_the_same()
    {
        var answer = Answer("200 OK", []) with { Body = new ResponseBody([.. "aé"u8[..2]], 3) };

        Assert.That(Body(answer), Is.EqualTo("""{"encoding":"utf8","value":"a","size":3,"truncated":true}"""));
    }

    [Test]
    public void An_encoded_body_is_shown_decoded_or_not_at_all()
    {
        using var encoded = new MemoryStream();
        using (var gzip = new GZipStream(encoded, CompressionMode.Compress))
            gzip.Write("my s3cret"u8);
        var answer = Answer("200 OK", encoded.ToArray(), [new("Content-Encoding", "gzip")]);

        Assert.That(Body(answer, new Secrets(["s3cret"])), Is.EqualTo("""{"encoding":"utf8","value":"my ***","size":9,"truncated":false}"""));
        Assert.That(Body(answer with { Body = new ResponseBody(encoded.ToArray()[..12], encoded.ToArray().Length) }), Is.EqualTo($$"""{"encoding":"utf8","value":"","size":{{encoded.ToArray().Length}},"truncated":true}"""));
    }

    [Test]
    public void What_a_server_sends_in_its_reason_phrase_is_visible_and_cannot_act()
    {
        var told = JsonNode.Parse(Told(Get, Answer("200 O\u001bK\u00a0", [])))!;

        Assert.That((string?)told["response"]!["statusText"], Is.EqualTo("O␛K⍽"));
    }

    private static Answer Answer(string line, byte[] body, IReadOnlyList<KeyValuePair<string, string>>? headers = null) =>
        new(Began, TimeSpan.FromMilliseconds(12), new StatusLine(int.Parse(line[..3]), line[4..]), "HTTP/1.1", $"HTTP/1.1 {line}", headers ?? [], new ResponseBody(body, body.Length));

    private static string Body(Answer answer, Secrets? secrets = null) => JsonNode.Parse(Told(Get, answer, secrets))!["response"]!["body"]!.ToJsonString(); // it has one

    private static string Told(ApiRequest request, Observation observation, Secrets? secrets = null) => Encoding.UTF8.GetString(AllureExchange.Of(request, observation, secrets ?? new Secrets([])));
}

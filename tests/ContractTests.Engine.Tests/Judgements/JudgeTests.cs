using ContractTests.Exchanges;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Judgements;

[Parallelizable(ParallelScope.Self)]
internal sealed class JudgeTests
{
    private const string Table = """
          200: OK
          201: { reason: OK }
          202: { reason: any }
          404: Not Found
          410: ''
          413: Payload Too Large
          429: { reason: [Too Many Requests, Throttled] }
          451: 'Недоступно'
          452: 'Füße'
          418: I’m a teapot
          5XX: { reason: [Server Error, Oops] }
          503: Service Unavailable

        """;

    [TestCase("200", "HTTP/1.1 200 OK")]
    [TestCase("201", "HTTP/1.1 201 OK")]
    [TestCase("202", "HTTP/1.1 202 whatever")]
    [TestCase("202", "HTTP/1.1 202")]
    [TestCase("410", "HTTP/1.1 410 ")]
    [TestCase("410", "HTTP/1.1 410")]
    [TestCase("429", "HTTP/1.1 429 Throttled")]
    [TestCase("451", "HTTP/1.1 451 Недоступно", true)]
    [TestCase("452", "HTTP/1.1 452 Füße")]
    [TestCase("5XX", "HTTP/1.1 500 Oops")]
    [TestCase("5XX", "HTTP/1.1 503 Service Unavailable")]
    public void A_documented_status_line_keeps_the_contract(string status, string line, bool utf8 = false) =>
        Assert.That(Judged(status, line, "exact", utf8), Is.EqualTo("kept"));

    [TestCase("200", "HTTP/1.1 404 Not Found", "wrong-status: the status code differs | the operation does not document 404 at all")]
    [TestCase("200", "HTTP/1.1 503 nonsense", "wrong-status: the status code differs | the operation does not document 503 at all")]
    [TestCase("5XX", "HTTP/1.1 200 OK", "wrong-status: the status code differs | the operation does not document 200 at all")]
    [TestCase("418", "HTTP/1.1 418 I'm a teapot", "wrong-reason: the reason phrase differs | character 2 is U+0027 `'`; the documentation has U+2019 RIGHT SINGLE QUOTATION MARK | character 6 is U+0020 SPACE; the documentation has U+00A0 NO-BREAK SPACE | `I'm a teapot` is a phrase that RFCs give 418; the documentation promises another")]
    [TestCase("200", "HTTP/1.1 499 Client Closed Request", "undocumented-status: the status is not documented | status-codes.yaml has no 499")]
    [TestCase("200", "HTTP/1.1 099 Low", "undocumented-status: the status is not documented | status-codes.yaml has no 099")]
    [TestCase("200", "HTTP/1.1 999 High", "undocumented-status: the status is not documented | status-codes.yaml has no 999")]
    [TestCase("404", "HTTP/1.1 404 ", "missing-reason: the reason phrase is missing | the status line ends with the space after the code")]
    [TestCase("404", "HTTP/1.1 404", "missing-reason: the reason phrase is missing | the status line ends with the code, without the space that RFC 9112 section 4 demands")]
    [TestCase("404", "HTTP/1.1 404 NOT FOUND", "wrong-reason: the reason phrase differs | only upper and lower case differ")]
    [TestCase("404", "HTTP/1.1 404 Nothing", "wrong-reason: the reason phrase differs")]
    [TestCase("404", "HTTP/1.1 404 Not Found ", "wrong-reason: the reason phrase differs | a space stands behind the phrase")]
    [TestCase("404", "HTTP/1.1 404  Not Found", "wrong-reason: the reason phrase differs | a space too many stands before the phrase")]
    [TestCase("404", "HTTP/1.1 404 Not  Found", "wrong-reason: the reason phrase differs | there are two spaces in a row")]
    [TestCase("404", "HTTP/1.1 404 Not\tFound", "wrong-reason: the reason phrase differs | character 4 is U+0009 CHARACTER TABULATION, not U+0020 SPACE")]
    [TestCase("404", "HTTP/1.1 404 Not\u00A0Found", "wrong-reason: the reason phrase differs | character 4 is U+00A0 NO-BREAK SPACE, not U+0020 SPACE")]
    [TestCase("404", "HTTP/1.1 404 Not Found\u0001", "wrong-reason: the reason phrase differs | character 10 is U+0001, a control character")]
    [TestCase("410", "HTTP/1.1 410 Gone", "wrong-reason: the reason phrase differs | `Gone` is a phrase that RFCs give 410; the documentation promises another")]
    [TestCase("413", "HTTP/1.1 413 Content Too Large", "wrong-reason: the reason phrase differs | `Content Too Large` is a phrase that RFCs give 413; the documentation promises another")]
    [TestCase("429", "HTTP/1.1 429 throttled", "wrong-reason: the reason phrase differs | only upper and lower case differ")]
    [TestCase("5XX", "HTTP/1.1 500 Internal Server Error", "wrong-reason: the reason phrase differs | `Internal Server Error` is a phrase that RFCs give 500; the documentation promises another")]
    public void A_breach_is_named_and_explained(string status, string line, string expected) =>
        Assert.That(Judged(status, line), Is.EqualTo(expected));

    [TestCase("200", "HTTP/1.1 200 \u039FK", "character 1 is U+039F GREEK CAPITAL LETTER OMICRON, not U+004F `O` | the phrase came as UTF-8 (bytes ce9f); phrases are compared as ISO-8859-1")]
    [TestCase("404", "HTTP/1.1 404 N\u043Et Found", "character 2 is U+043E CYRILLIC SMALL LETTER O, not U+006F `o` | the phrase came as UTF-8 (bytes d0be); phrases are compared as ISO-8859-1")]
    [TestCase("404", "HTTP/1.1 404 Not\u200B Found", "character 4 is U+200B ZERO WIDTH SPACE, which cannot be seen | the phrase came as UTF-8 (bytes e2808b); phrases are compared as ISO-8859-1")]
    [TestCase("200", "HTTP/1.1 200 \uFF2FK", "character 1 is U+FF2F FULLWIDTH O, not U+004F `O` | the phrase came as UTF-8 (bytes efbcaf); phrases are compared as ISO-8859-1")]
    [TestCase("452", "HTTP/1.1 452 Füße", "the phrase came as UTF-8 (bytes c3bcc39f); phrases are compared as ISO-8859-1")]
    [TestCase("451", "HTTP/1.1 451 Недоступнo", "character 10 is U+006F `o`; the documentation has U+043E CYRILLIC SMALL LETTER O")]
    [TestCase("451", "HTTP/1.1 451 НЕДОСТУПНО", "only upper and lower case differ")]
    public void Look_alikes_in_UTF8_are_named(string status, string line, string remarks) =>
        Assert.That(Judged(status, line, utf8: true), Is.EqualTo($"wrong-reason: the reason phrase differs | {remarks}"));

    [TestCase("exact", "Not Found", true)]
    [TestCase("exact", "not found", false)]
    [TestCase("ignore-case", "nOT fOUND", true)]
    [TestCase("ignore-case", "Not Found ", false)]
    [TestCase("ignore-case", "", false)]
    [TestCase("any", "whatever", true)]
    [TestCase("any", "", true)]
    public void A_policy_says_how_phrases_agree(string policy, string reason, bool agrees) =>
        Assert.That(Judged("404", $"HTTP/1.1 404 {reason}", policy) == "kept", Is.EqualTo(agrees));

    [TestCase("alias", "Payload Too Large", true)]
    [TestCase("alias", "Content Too Large", true)]
    [TestCase("alias", "Request Entity Too Large", true)]
    [TestCase("alias", "content too large", false)]
    [TestCase("alias", "", false)]
    [TestCase("[alias, ignore-case]", "content too large", true)]
    [TestCase("[alias, ignore-case]", "Too Large", false)]
    [TestCase("ignore-case", "Content Too Large", false)]
    public void An_alias_is_a_phrase_that_RFCs_gave_the_code(string policy, string reason, bool agrees) =>
        Assert.That(Judged("413", $"HTTP/1.1 413 {reason}", policy) == "kept", Is.EqualTo(agrees));

    [Test]
    public void A_wrong_code_is_wrong_under_every_policy() =>
        Assert.That(Judged("404", "HTTP/1.1 200 Not Found", "any"), Is.EqualTo("wrong-status: the status code differs | the operation does not document 200 at all"));

    [Test]
    public void No_answer_is_unanswered()
    {
        using var specs = Specs("200", "exact");

        Assert.That(specs.Judged(None(NoAnswerKind.Reset, "it ended", "HTTP/1.1 200 OK")), Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Reset, "it ended")));
    }

    private static string Judged(string status, string line, string policy = "exact", bool utf8 = false)
    {
        using var specs = Specs(status, policy);
        var raw = utf8 ? System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(line)) : line;
        var (_, statusLine) = Exchanges.Wire.ResponseHead.Parse(raw)!.Value; // rows are status lines
        return specs.Judged(Answer(raw, statusLine.Code, statusLine.Reason)) switch
        {
            Verdict.Kept => "kept",
            Verdict.Breached { Breach: var breach } => string.Join(" | ", [$"{Kebab.Of(breach.Kind)}: {breach.Summary}", .. breach.Remarks]),
            var other => other.ToString(),
        };
    }

    private static SmallSpecs Specs(string status, string policy) => new(Table, $"  GET /x:\n    responses: {{ {status}: }}\n", $"reason: {policy}\n");
}

using System.Globalization;
using System.Text;
using ContractTests.Exchanges;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Judgements;

/// <summary>Which checks led to a verdict, and why those failed that did.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class JudgementTests
{
    private const string Table = """
          200: OK
          202: { reason: any }
          404: { reason: [Not Found, ''] }

        """;

    [TestCase("200", "HTTP/1.1 200 OK", "the status code should be 200", "the reason phrase should be `OK`")]
    [TestCase("202", "HTTP/1.1 202 Whatever", "the status code should be 202")]
    [TestCase("2XX", "HTTP/1.1 200 OK", "the status code should be 2XX", "the reason phrase should be `OK`")]
    [TestCase("404", "HTTP/1.1 404 Gone", "the status code should be 404", "the reason phrase should be `Not Found` or empty: the reason phrase differs")]
    [TestCase("200", "HTTP/1.1 200 ", "the status code should be 200", "the reason phrase should be `OK`: the reason phrase is missing; the status line ends with the space after the code")]
    [TestCase("200", "HTTP/1.1 404 Not Found", "the status code should be 200: the status code differs; the operation does not document 404 at all")]
    [TestCase("200", "HTTP/1.1 418 Teapot", "the status code should be 200: the status is not documented; status-codes.yaml has no 418")]
    public void The_checks_of_a_status_line_end_with_the_first_that_fails(string documented, string received, params string[] checks)
    {
        Assert.That(Checks($"{{ {documented}: }}", Came(received)), Is.EqualTo(checks));
    }

    [Test]
    public void Every_expectation_is_a_check_whether_it_is_met_or_not()
    {
        var responses = "{ 200: { expect: { headers: { X-Id: '/[0-9]/', Gone: absent }, body: { $.a: { min: 1 }, $.b: 2 }, within: 5s } } }";

        Assert.That(Checks(responses, Came("HTTP/1.1 200 OK", "{\"a\":0,\"b\":2}")), Is.EqualTo([
            "the status code should be 200",
            "the reason phrase should be `OK`",
            "the header `X-Id` should match /[0-9]/: it is missing (specs/svc/things.yaml:3:46)",
            "the header `Gone` should not be there",
            "`$.a` should be at least 1: it is 0 (specs/svc/things.yaml:3:87)",
            "`$.b` should be 2",
            "the answer should take at most 5000 ms",
        ]));
    }

    [Test]
    public void Behind_a_status_line_that_is_wrong_nothing_is_looked_at()
    {
        Assert.That(Checks("{ 200: { expect: { empty: true } } }", Came("HTTP/1.1 200 Fine", "abc")), Is.EqualTo(["the status code should be 200", "the reason phrase should be `OK`: the reason phrase differs"]));
    }

    [Test]
    public void Silence_is_held_against_nothing()
    {
        Assert.That(Checks("{ 200: }", None(NoAnswerKind.Timeout, "nothing came")), Is.Empty);
    }

    private static Answer Came(string line, string body = "") => Answer(line, int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture), line.Length > 13 ? line[13..] : "").WithBody(Encoding.UTF8.GetBytes(body));

    private static List<string> Checks(string responses, Observation observation)
    {
        using var specs = new SmallSpecs(Table, $"  GET /things:\n    responses: {responses}\n");
        return Judge.Of(specs.Specs.Cases.Single(), observation, specs.Scope(), new Secrets([])).Checks.Select(c => c.Failure is null ? c.What : $"{c.What}: {c.Failure}").ToList();
    }
}

using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class MessageTests
{
    private const string Place = "specs/things/operations.yaml:2:29";

    [TestCase("404 NOT FOUND", "the reason phrase differs", "404 NOT␠FOUND       ", "only upper and lower case differ")]
    [TestCase("404 Not Found ", "the reason phrase differs", "404 Not␠Found␠      ", "a space stands behind the phrase")]
    [TestCase("404 \u001b[31mred", "the reason phrase differs", "404 ␛[31mred        ", "character 1 is U+001B, a control character")]
    [TestCase("404 ", "the reason phrase is missing", "404␠                ", "the status line ends with the space after the code")]
    [TestCase("404", "the reason phrase is missing", "404                 ", "the status line ends with the code, without the space that RFC 9112 section 4 demands")]
    [TestCase("409 Conflict", "the status code differs", "409 Conflict        ", "the operation does not document 409 at all")]
    [TestCase("418 I'm a teapot", "the status is not documented", "418 I'm a teapot    ", "status-codes.yaml has no 418")]
    public async Task A_breach_says_what_was_promised_what_came_and_where(string answer, string summary, string received, string note)
    {
        Assert.That(await MessageFor(answer), Is.EqualTo($"""
            GET /things breached its contract: {summary}.

                documented  404 Not Found
                received    {received} (HTTP/1.1, 12 ms)
                note        {note}

            {Place}
            curl -i -X GET 'http://api/things'
            """));
    }

    [Test]
    public async Task Another_documented_status_needs_no_note()
    {
        Assert.That(await MessageFor("200 OK", "GET /things: { responses: { 404: , 200: { unproven: not here } } }"), Is.EqualTo($"""
            GET /things breached its contract: the status code differs.

                documented  404 Not Found
                received    200 OK               (HTTP/1.1, 12 ms)

            specs/things/operations.yaml:2:31
            curl -i -X GET 'http://api/things'
            """));
    }

    [Test]
    public async Task A_named_case_is_named()
    {
        Assert.That(await MessageFor("200 OK", "GET /things: { responses: { 404: { case: nothing there } } }"), Does.EndWith("""
            specs/things/operations.yaml:2:31 (404/nothing there)
            curl -i -X GET 'http://api/things'
            """));
    }

    [Test]
    public async Task Silence_says_what_was_promised_and_where()
    {
        Assert.That(await MessageFor(null), Does.Match($"""
            ^GET /things was not answered: no answer came within 300 ms\.

                documented  404 Not Found
                received    nothing              \(timeout, 12 ms\)

            {Place}
            curl -i -X GET 'http://api/things'$
            """));
    }

    [TestCase("4\u001b[2J", TestName = "Rubbish_cannot_act_on_a_terminal_nor_fill_it")]
    [TestCase("404 \u001b[2J", TestName = "A_phrase_cannot_act_on_a_terminal_nor_fill_it")]
    public async Task The_server_cannot_act_on_a_terminal_nor_fill_it(string beginning)
    {
        var message = await MessageFor($"{beginning}{new string('x', 2000)}");

        Assert.That(message, Does.Contain("␛[2J").And.Not.Contain("\u001b"));
        Assert.That(message, Has.Length.LessThan(1200));
    }

    private static async Task<string> MessageFor(string? answer, string operations = "GET /things: {responses: {404: }}")
    {
        await using var api = new ScriptedApi().On("GET *", answer);
        using var specs = new ThingSpecs(api.BaseUrl, operations, answer is null ? "limits: { timeout: 300ms }" : "");
        var run = await specs.Run();
        return FinishedRuns.Still(run.Results.Cases.Single(c => c.Verdict != "unproven").Message!, api.BaseUrl); // it is not kept
    }
}

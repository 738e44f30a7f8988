using NUnit.Framework;

namespace ContractTests.Contracts;

[Parallelizable(ParallelScope.Self)]
public class StatusTableTests
{
    [Test]
    public void A_row_is_a_phrase_several_or_any()
    {
        var table = Read("""
            source: the manual
            statuses:
              200: OK
              201: { reason: Created, methods: [POST, PUT], description: it is there }
              204: { reason: [No Content, Gone Away] }
              400: { reason: any }
              401: any
              404: { reason: 'any' }
              409: ''
              5XX: { reason: any }
            """);

        Assert.That(table.Source, Is.EqualTo("the manual"));
        Assert.That(table.Statuses.Select(s => s.ToString()), Is.EqualTo(new[]
        {
            "200 OK", "201 Created", "204 No Content or Gone Away", "400 (any phrase)", "401 (any phrase)", "404 any", "409 (no phrase)", "5XX (any phrase)",
        }));
        Assert.That(table.Statuses[1].Methods, Is.EqualTo(new[] { "POST", "PUT" }));
    }

    [TestCase("OK ", TestName = "A_quoted_phrase_keeps_its_spaces")]
    [TestCase(" ", TestName = "A_phrase_may_be_a_space")]
    [TestCase("404", TestName = "A_phrase_may_be_a_number")]
    [TestCase("null", TestName = "A_phrase_may_be_the_word_null")]
    [TestCase("Größe\t7", TestName = "A_phrase_may_hold_a_tab_and_Latin_1")]
    public void A_phrase_is_taken_as_written(string phrase) =>
        Assert.That(Read($"statuses: {{ 200: OK, 404: \"{phrase}\" }}").For(404)!.Reasons, Is.EqualTo(new[] { phrase })); // it is in the table

    [Test]
    public void A_code_of_its_own_comes_before_its_range()
    {
        var table = Read("statuses: { 5XX: { reason: any }, 503: Service Unavailable, 200: OK }");

        Assert.That(table.For(503)!.Reasons, Is.EqualTo(new[] { "Service Unavailable" })); // it is in the table
        Assert.That(table.For(500)!.AnyReason, Is.True); // so is its range
        Assert.That(table.For(404), Is.Null);
    }

    [Test]
    public void A_documented_range_without_a_row_stands_for_the_rows_of_its_codes()
    {
        var table = Read("statuses: { 500: Internal Server Error, 503: Service Unavailable, 200: OK }");

        Assert.That(table.For(new StatusKey(500, true)).Select(row => row.ToString()), Is.EqualTo(new[] { "500 Internal Server Error", "503 Service Unavailable" }));
    }

    private static StatusTable Read(string yaml)
    {
        using var specs = SpecsOnDisk.WithStatuses(yaml).With("things/service.yaml", "service: Things").With("things/things.yaml", "operations: { GET /: { responses: { 200: } } }");
        return specs.ReadWell().Services.Single().Table;
    }
}

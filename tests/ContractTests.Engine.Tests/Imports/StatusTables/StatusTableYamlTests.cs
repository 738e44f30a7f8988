using ContractTests.Contracts;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>What is written of a page is a status table that the specs' own reader understands.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StatusTableYamlTests
{
    public static IEnumerable<TestCaseData> Documents() => StatusTableDocument.Names.Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(Documents))]
    public void The_yaml_of_a_page_reads_back_as_the_table_that_was_imported(string name)
    {
        var table = ImportedTable.Read(name, StatusTableDocument.Read(name).Text);
        if (table.Statuses.Count > 0)
            AssertReadsBack(table);
    }

    [Test]
    public void Odd_texts_read_back_too()
    {
        ImportedStatus[] statuses =
        [
            new(new StatusKey(200, false), ["any"], 1),
            new(new StatusKey(201, false), ["null", "404", "a: b # c", "it's"], 2) { Methods = ["POST"] },
            new(new StatusKey(202, false), [], 3),
            new(new StatusKey(203, false), ["Für"], 3) { Descriptions = ["a # b", new string('x', 200)] },
            new(new StatusKey(400, true), [], 4) { Descriptions = ["$(base_url) {x}, [y]: \"z\" \u2028 \\"] },
        ];
        AssertReadsBack(new ImportedTable("a: page.md", "- \"Title\": # x", statuses, [1], [new ImportRemark(1, "one\ntwo"), new ImportRemark(2, "x") { Key = statuses[1].Key }]));
    }

    [Test]
    public void A_row_is_as_short_as_it_can_be_and_what_is_uncertain_stands_above_it()
    {
        var table = ImportedTable.Read("answers.md", """
            # Answers

            | Code | Phrase | Method | Meaning |
            |---|---|---|---|
            | 200 | OK | GET, PUT | It worked. |
            | 201 | Made | POST | |
            | 204 | | | Gone |
            | 404 | Not Found | | |
            | 404 | No Such Thing | | Ask again. |
            | 409 | Conflict | | Somebody else changed the thing while you were looking at it, and what you sent would undo what they did to it without their knowing. |
            | 5xx | | | We failed. |
            | later | | | Who knows. |
            """);

        Assert.That(StatusTableYaml.Of(table), Is.EqualTo("""
            # yaml-language-server: $schema=../schema/status-codes.schema.json
            source: Answers (answers.md)
            # line 12: `later` is no status code: the row is left out
            statuses:
              200: { reason: OK, methods: [GET, PUT], description: It worked. }
              # line 6: `Made` stands where the other rows have their phrases, and is taken for that of 201; usual is `Created`
              201: { reason: Made, methods: [POST] }
              # line 7: the page gives no phrase for 204
              204: { description: Gone }
              # line 9: `No Such Thing` stands where the other rows have their phrases, and is taken for that of 404; usual is `Not Found`
              # line 9: the page gives more than one phrase for 404, and any of them will do: `Not Found` in line 8, `No Such Thing` in line 9
              404: { reason: [Not Found, No Such Thing], description: Ask again. }
              409:
                reason: Conflict
                description: 'Somebody else changed the thing while you were looking at it, and what you sent would undo what they did to it without their knowing.'
              # line 11: the page gives no phrase that could be checked for 5XX
              5XX: { reason: any, description: We failed. }

            """));
    }

    private static void AssertReadsBack(ImportedTable table)
    {
        var problems = new SpecProblems();
        var yaml = StatusTableYaml.Of(table);
        var node = SpecReader.Read(new SpecFile("status-codes.yaml", "/status-codes.yaml", yaml), problems);
        var read = StatusTable.Read(node!, new ExpectationReader(problems), problems); // else there is a problem
        var descriptions = ((SpecMap)((SpecMap)node!).Entries.Single(e => e.Key.Text == "statuses").Value).Entries
            .Select(e => (e.Value as SpecMap)?.Entries.FirstOrDefault(k => k.Key.Text == "description").Value is SpecScalar text ? text.Text : "");

        Assert.Multiple(() =>
        {
            Assert.That(problems.All.Select(p => p.Message), Is.EqualTo(table.Statuses.Where(s => s.LacksReason).Select(s => $"status {s.Key} has no reason phrase")));
            Assert.That(read?.Statuses.Select(s => s.Key), Is.EqualTo(table.Statuses.Select(s => s.Key)));
            Assert.That(read?.Statuses.Select(s => s.Reasons), Is.EqualTo(table.Statuses.Select(s => s.Reasons)));
            Assert.That(read?.Statuses.Select(s => s.Methods), Is.EqualTo(table.Statuses.Select(s => s.Methods)));
            Assert.That(descriptions, Is.EqualTo(table.Statuses.Select(s => s.Description)));
        });
    }
}

using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>What is said about a page, beside its statuses.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ImportedTableTests
{
    [TestCase("| 200 | OK |\n|---|---|\n", "1 status from 1 table (line 1)")]
    [TestCase("| Status | Text |\n|---|---|\n| 200 | |\n| 404 | Not Found |\n", "2 statuses from 1 table (line 1), 1 without a phrase")]
    [TestCase("|200|OK|\n|-|-|\n\ntext\n\n|404|Not Found|\n|-|-|\n\ntext\n\n|500|Internal Server Error|\n|-|-|\n", "3 statuses from 3 tables (lines 1, 6 and 11)")]
    public void A_summary_counts_statuses_tables_and_gaps(string page, string summary) => Assert.That(ImportedTable.Read("page.md", page).Summary, Is.EqualTo(summary));

    [TestCase("Nothing here.", "No table of HTTP statuses was found: the page has no table at all.")]
    [TestCase("- `404 Not Found`: it is not there", "No table of HTTP statuses was found: the page has no table at all. Statuses stand in its text, first in line 1 (`404 Not Found`): put them into a table with a column of codes and one of phrases, or write them as `404: Not Found` yourself.")]
    [TestCase("| Port | Use |\n|---|---|\n| 443 | Web |\n", "No table of HTTP statuses was found: the page has 1 table, in line 1: the numbers under `Port` are no statuses.")]
    [TestCase("| Name |\n|---|\n| x |\n\ntext\n\n| Machine | Error |\n|---|---|\n| a | 101 |\n", "No table of HTTP statuses was found: the page has 2 tables: line 1: no column of it holds status codes; line 7: nothing says that its numbers are HTTP statuses.")]
    [TestCase("openapi: 3.1.0\npaths: {}\n", "No table of HTTP statuses was found: the page has no table at all. It looks like an OpenAPI document: `import openapi` reads those.")]
    public void Where_there_is_no_table_it_is_said_what_was_seen(string page, string why) => Assert.That(ImportedTable.Read("page.md", page).WhyNone, Is.EqualTo(why));

    [Test]
    public void What_is_uncertain_is_said_with_its_line()
    {
        var table = ImportedTable.Read("page.md", """
            ## Statuses

            | Status | Text |
            |--------|------|
            | 200 | OK |
            | 204 | The server has nothing to say. |
            | 301, 302 | Go elsewhere |
            | 404 | Not Found |
            | 409 | Conflict -- somebody was faster |
            | 500-503 | We failed |
            """);

        Assert.That(table.Remarks.Select(r => $"{r.Line}: {r.Message}"), Is.EqualTo(new[]
        {
            "6: `The server has nothing to say.` reads like a description, so 204 is left without a phrase",
            "7: `Go elsewhere` stands beside several codes, so 301 is left without a phrase",
            "7: `Go elsewhere` stands beside several codes, so 302 is left without a phrase",
            "10: `500-503` is a part of a range and left out: a table holds single codes, and ranges such as 5XX",
        }));
    }

    [Test]
    public void A_table_of_something_else_is_taken_only_where_there_is_no_better_one()
    {
        const string vendor = "| HTTP status | Error code | Message |\n|---|---|---|\n| 403 | ABC.0403 | Not allowed to do that. |\n";

        var alone = ImportedTable.Read("page.md", vendor);
        var beside = ImportedTable.Read("page.md", $"| Status | Phrase |\n|---|---|\n| 404 | Not Found |\n\ntext\n\n{vendor}");

        Assert.That(alone.Statuses.Select(s => s.Key.Code).Concat(beside.Statuses.Select(s => s.Key.Code)), Is.EqualTo(new[] { 403, 404 }));
        Assert.That(alone.Remarks.Concat(beside.Remarks).Select(r => $"{r.Line}: {r.Message}"), Is.EqualTo(new[]
        {
            "1: this table is taken for want of a better one: it lists error codes of the vendor's own, with a status each",
            "3: the page gives no phrase for 403",
            "7: this table is left out: it lists error codes of the vendor's own, with a status each",
        }));
    }

    [Test]
    public void A_format_that_is_named_is_believed() =>
        Assert.That(ImportedTable.Read("page.html", "200;OK\n404;Not Found\n", Pages.PageFormat.Csv).Statuses.Select(s => s.Reasons[0]), Is.EqualTo(new[] { "OK", "Not Found" }));
}

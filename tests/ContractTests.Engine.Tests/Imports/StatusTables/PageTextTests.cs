using ContractTests.Contracts;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

[Parallelizable(ParallelScope.All)]
internal sealed class PageTextTests
{
    [Test]
    public void All_that_is_to_be_taken_over_stands_in_its_page()
    {
        var missing = new List<string>();
        foreach (var document in StatusTableDocument.Names.Select(StatusTableDocument.Read))
        {
            var text = new PageText(document.Text);
            missing.AddRange(document.Expected.Where(e => !text.Has(e.Key) || !e.Phrases.All(text.Has)).Select(e => $"{document.Name}: {e}"));
        }

        Assert.That(missing, Is.Empty);
    }

    [TestCase("404", "Page not found")]
    [TestCase("404 and found", "Not Found")]
    [TestCase("| 404 | Not |\n| 405 | Method |\n\n| 406 | Found |", "Not Found")]
    [TestCase("<td title='Not Found'>404</td>", "Bad Request")]
    [TestCase("not found", "Not Found")]
    [TestCase("NotFoundException", "Not Found")]
    public void A_phrase_that_the_page_does_not_give_is_seen(string page, string phrase) => Assert.That(new PageText(page).Has(phrase), Is.False);

    [TestCase("4041, 1404, 4 04", 404, false)]
    [TestCase("\uFF14\uFF10\uFF14", 404, false)]
    [TestCase("500 to 504", 500, true)]
    [TestCase("5x, 55XX, 4xx", 500, true)]
    public void A_code_that_the_page_does_not_give_is_seen(string page, int code, bool isRange) => Assert.That(new PageText(page).Has(new StatusKey(code, isRange)), Is.False);
}

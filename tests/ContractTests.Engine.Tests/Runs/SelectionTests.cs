using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class SelectionTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke, things]
          responses: { 200: , 404: { path: {}, tags: [rare] } }
        GET /things/{thing_id}:
          responses:
            200: [{ case: as admin }, { case: as guest }]
        """;

    private static readonly string[] AllIds =
        ["things/GET /things/200", "things/GET /things/404", "things/GET /things/{thing_id}/200/as admin", "things/GET /things/{thing_id}/200/as guest"];

    private static IEnumerable<TestCaseData> Selections()
    {
        yield return new TestCaseData(Selection.All, new[] { 0, 1, 2, 3 }).SetArgDisplayNames("everything");
        yield return new TestCaseData(new Selection { Services = ["things"] }, new[] { 0, 1, 2, 3 }).SetArgDisplayNames("service");
        yield return new TestCaseData(new Selection { Tags = ["smoke"] }, new[] { 0, 1 }).SetArgDisplayNames("tag");
        yield return new TestCaseData(new Selection { Tags = ["rare", "smoke"], ExcludedTags = ["rare"] }, new[] { 0 }).SetArgDisplayNames("tags but one");
        yield return new TestCaseData(new Selection { Filters = ["*as guest", "*/404"] }, new[] { 1, 3 }).SetArgDisplayNames("either glob");
        yield return new TestCaseData(new Selection { Filters = ["things/GET /things/???"] }, new[] { 0, 1 }).SetArgDisplayNames("question marks");
        yield return new TestCaseData(new Selection { Filters = ["*/{thing_id}/*"] }, new[] { 2, 3 }).SetArgDisplayNames("braces are braces");
        yield return new TestCaseData(new Selection { Filters = ["*AS GUEST"] }, Array.Empty<int>()).SetArgDisplayNames("case counts");
        yield return new TestCaseData(new Selection { Filters = ["GET /things"] }, Array.Empty<int>()).SetArgDisplayNames("part of an id");
    }

    [TestCaseSource(nameof(Selections))]
    public void A_selection_takes(Selection selection, int[] indices)
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        Assert.That(selection.Of(specs.Read().Cases).Select(c => c.Id), Is.EqualTo(indices.Select(i => AllIds[i])));
    }

    private static IEnumerable<TestCaseData> Mistakes()
    {
        yield return new TestCaseData(new Selection { Services = ["thing"] }, "No service is named `thing`; the nearest is `things`.").SetArgDisplayNames("service");
        yield return new TestCaseData(new Selection { Tags = ["smoek"] }, "No case has the tag `smoek`; the nearest is `smoke`.").SetArgDisplayNames("tag");
        yield return new TestCaseData(new Selection { Filters = ["things/GET /thing/200"] }, "No case id matches `things/GET /thing/200`; the nearest is `things/GET /things/200`.").SetArgDisplayNames("filter");
        yield return new TestCaseData(new Selection { Filters = ["*/200", "*/500"] }, "No case id matches `*/500`").SetArgDisplayNames("one filter of two");
        yield return new TestCaseData(new Selection { Filters = ["*/404"], ExcludedTags = ["rare"] }, "No case is left by these filters together.").SetArgDisplayNames("together");
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_filter_that_matches_nothing_is_explained(Selection selection, string sentence)
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        Assert.That(string.Join('\n', selection.WhyNothing([.. specs.Read().Cases])), Does.StartWith(sentence));
    }

    [Test]
    public void A_selection_that_takes_something_needs_no_explanation()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        Assert.That(new Selection { Tags = ["smoke"] }.WhyNothing([.. specs.Read().Cases]), Is.Empty);
    }
}

using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>Every page of the folder `documents` is read as its `NAME.expected.json` says.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StatusTableDocumentsTests
{
    public static IEnumerable<TestCaseData> Documents() => StatusTableDocument.Names.Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(Documents))]
    public void A_page_is_taken_over_as_a_careful_reader_would(string name)
    {
        var document = StatusTableDocument.Read(name);

        var table = ImportedTable.Read(name, document.Text);

        var taken = ExpectedStatus.Lines(table.Statuses.Select(s => new ExpectedStatus(s.Key, s.Reasons)));
        Assert.That(taken, Is.EqualTo(ExpectedStatus.Lines(document.Expected)), () => string.Join('\n', table.Remarks.Select(r => $"{name}:{r.Line}: {r.Message}")));
    }

    [TestCaseSource(nameof(Documents))]
    public void What_is_told_of_a_page_stands_in_a_line_of_it(string name)
    {
        var document = StatusTableDocument.Read(name);
        var lines = document.Text.Count(c => c == '\n') + 1;

        var table = ImportedTable.Read(name, document.Text);

        Assert.That(table.Statuses.Select(s => s.Line).Concat(table.Remarks.Select(r => r.Line)), Has.All.InRange(1, lines));
    }

    [Test]
    public void Every_expectation_belongs_to_one_page() =>
        Assert.That(StatusTableDocument.Names.Select(n => Path.GetFileNameWithoutExtension(n)), Is.EquivalentTo(StatusTableDocument.ExpectedNames));
}

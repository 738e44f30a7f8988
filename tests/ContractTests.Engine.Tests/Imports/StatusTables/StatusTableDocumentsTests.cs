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
    public void A_status_is_said_to_stand_where_it_stands(string name)
    {
        var document = StatusTableDocument.Read(name);
        var lines = document.Text.Split('\n');

        var table = ImportedTable.Read(name, document.Text);

        Assert.Multiple(() =>
        {
            Assert.That(table.Statuses.Select(s => s.Line).Concat(table.Remarks.Select(r => r.Line)), Has.All.InRange(1, lines.Length));
            foreach (var status in table.Statuses.Where(s => !s.Key.IsRange && document.Text.Contains(s.Key.ToString(), StringComparison.Ordinal))) // else it is written in entities
                Assert.That(lines.ElementAtOrDefault(status.Line - 1), Does.Contain(status.Key.ToString()), $"{status.Key} is said to stand in line {status.Line}");
        });
    }

    [Test]
    public void Every_expectation_belongs_to_one_page() =>
        Assert.That(StatusTableDocument.Names.Select(n => Path.GetFileNameWithoutExtension(n)), Is.EquivalentTo(StatusTableDocument.ExpectedNames));
}

using NUnit.Framework;

namespace ContractTests.Contracts;

/// <summary>Every folder of `Specs/good` says the same in another way of writing YAML.</summary>
[Parallelizable(ParallelScope.Self)]
public class GoodSpecsTests
{
    private static string Folder => Path.Combine(SpecsOnDisk.TestData, "good");

    public static IEnumerable<TestCaseData> GoodSpecs() =>
        Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(GoodSpecs))]
    public void However_it_is_written_it_reads_the_same(string name)
    {
        using var plain = SpecsOnDisk.Base().Over(Path.Combine(Folder, "plain"));
        using var specs = SpecsOnDisk.Base().Over(Path.Combine(Folder, name));

        Assert.That(Told.Cases(specs.ReadWell()), Is.EqualTo(Told.Cases(plain.ReadWell())));
    }

    [Test]
    public void A_plain_file_reads_to_these_cases()
    {
        using var plain = SpecsOnDisk.Base().Over(Path.Combine(Folder, "plain"));

        Assert.That(Told.Cases(plain.ReadWell()) + "\n", Is.EqualTo(File.ReadAllText(Path.Combine(Folder, "plain.txt"))));
    }
}

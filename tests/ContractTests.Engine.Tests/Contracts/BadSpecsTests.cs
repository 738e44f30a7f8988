using NUnit.Framework;

namespace ContractTests.Contracts;

/// <summary>Every folder of `Specs/bad` is laid over `Specs/base`; the text file beside it is all that must be printed.</summary>
[Parallelizable(ParallelScope.Self)]
public class BadSpecsTests
{
    private static string Folder => Path.Combine(SpecsOnDisk.TestData, "bad");

    public static IEnumerable<TestCaseData> BadSpecs() =>
        Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(BadSpecs))]
    public void Problems_are_told_in_these_words(string name)
    {
        var told = Path.Combine(Folder, $"{name}.txt");
        Assert.That(told, Does.Exist, "what the specs must print is missing");
        using var specs = SpecsOnDisk.Base().Over(Path.Combine(Folder, name));

        Assert.That(specs.Problems() + "\n", Is.EqualTo(File.ReadAllText(told)));
    }

    [Test]
    public void Every_text_belongs_to_a_folder() =>
        Assert.That(Directory.EnumerateFiles(Folder).Select(f => Path.GetFileNameWithoutExtension(f)), Is.EquivalentTo(BadSpecs().Select(b => b.Arguments[0])));
}

using ContractTests.Contracts;
using ContractTests.Reports.Lints;
using NUnit.Framework;

namespace ContractTests.Lints;

/// <summary>Every folder of `Specs/lint` is laid over `Specs/base` and `Specs/lint-base`, of which there is nothing to say; the text beside it is all that lint must say.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class LintTests
{
    private static string Folder => Path.Combine(SpecsOnDisk.TestData, "lint");

    public static IEnumerable<TestCaseData> Specs() =>
        Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(Specs))]
    public void Specs_are_told_about_in_these_words(string name)
    {
        var told = Path.Combine(Folder, $"{name}.txt");
        Assert.That(told, Does.Exist, "what lint must say is missing");
        using var specs = LintedOnDisk.With(name);

        Assert.That(LintedOnDisk.Told(specs), Is.EqualTo(File.ReadAllText(told)));
    }

    [Test]
    public void Every_text_belongs_to_a_folder() =>
        Assert.That(Directory.EnumerateFiles(Folder).Select(f => Path.GetFileNameWithoutExtension(f)), Is.EquivalentTo(Specs().Select(b => b.Arguments[0])));

    [Test]
    public void Every_rule_is_shown_by_one_of_the_folders()
    {
        var shown = string.Concat(Directory.EnumerateFiles(Folder).Select(File.ReadAllText));

        Assert.That(LintRules.All.Where(r => r != LintRules.NotOnThisMachine).Select(r => r.Name).Where(name => !shown.Contains($"[{name}]", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Rules_are_known_by_one_name_each()
    {
        Assert.That(LintRules.All.Select(r => r.Name), Is.Unique.And.All.Match("^[a-z]+(-[a-z]+)*$"));
        Assert.That(LintRules.All.Select(r => r.Explanation), Is.Unique.And.All.EndsWith("."));
        Assert.That(typeof(LintRules).GetFields().Select(f => f.GetValue(null)).OfType<LintRule>(), Is.EquivalentTo(LintRules.All));
    }

    [Test]
    public void The_bundled_specs_have_no_warning()
    {
        var lint = SpecLint.Of(Path.Combine(SpecsOnDisk.Repository, "specs"), "specs");

        Assert.That(lint.Findings.Where(f => f.Level != LintLevel.Note).Select(f => LintText.Of(new LintReport(lint), f)), Is.Empty);
        Assert.That(lint.FileCount, Is.EqualTo(10));
    }
}

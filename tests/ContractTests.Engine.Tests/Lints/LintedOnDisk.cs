using ContractTests.Contracts;
using ContractTests.Reports.Lints;

namespace ContractTests.Lints;

/// <summary>Specs of which lint has nothing to say, and what a test lays over them.</summary>
internal static class LintedOnDisk
{
    public static SpecsOnDisk Clean() => SpecsOnDisk.Base().Over(Path.Combine(SpecsOnDisk.TestData, "lint-base"));

    public static SpecsOnDisk With(string name) => Clean().Over(Path.Combine(SpecsOnDisk.TestData, "lint", name));

    /// <summary>All that is said, as it is printed.</summary>
    public static string Told(SpecsOnDisk specs, string? environment = null)
    {
        var lint = SpecLint.Of(specs.Folder, "specs", environment);
        return string.Concat(lint.Findings.Select(f => $"{LintText.Of(new LintReport(lint), f)}\n\n")) + LintText.Totals(lint) + "\n";
    }
}

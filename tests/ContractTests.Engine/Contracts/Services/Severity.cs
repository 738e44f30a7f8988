using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Services;

/// <summary>How much a case matters, in Allure's words.</summary>
internal static class Severity
{
    public static readonly string[] Known = ["blocker", "critical", "normal", "minor", "trivial"];

    /// <summary>The word as written; another one is a problem.</summary>
    public static string Read(SpecScalar written, SpecProblems problems)
    {
        if (!Known.Contains(written.Text))
            problems.Add(written.Mark, $"`{written.Text}` is no severity", Suggestion.For(written.Text, Known) ?? $"known are {string.Join(", ", Known)}");
        return written.Text;
    }
}

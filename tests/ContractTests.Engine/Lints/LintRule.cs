namespace ContractTests.Lints;

/// <summary>One thing that specs are looked through for; the explanation is a sentence.</summary>
public sealed record LintRule(string Name, LintLevel Level, string Explanation)
{
    /// <summary>What is wrong with a spec so that it cannot be run is no opinion.</summary>
    public bool CanBeSilenced => Level != LintLevel.Error;
}

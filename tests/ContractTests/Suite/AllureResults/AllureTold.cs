namespace ContractTests.Suite.AllureResults;

/// <summary>What came of telling Allure, in sentences: what could not be written, and what is to be said of the report that was asked for.</summary>
internal sealed record AllureTold(IReadOnlyList<string> Failures, string? Sentence)
{
    public static readonly AllureTold Nothing = new([], null);
}

using ContractTests.Contracts.Reading;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Lints;

namespace ContractTests.Reports.Lints;

/// <summary>What a lint has to say, masked: whoever shows it takes it from here.</summary>
public sealed class LintReport(SpecLint lint)
{
    private readonly Secrets _secrets = new(lint.Secrets);

    public SpecLint Lint { get; } = lint;

    public Secrets Secrets => _secrets;

    public string Message(Finding finding) => Hide(finding.Message);

    public string? Remedy(Finding finding) => finding.Remedy is { } remedy ? Hide(remedy) : null;

    /// <summary>The offending line, underlined, behind a sentence, and the remedy behind the underline.</summary>
    public string WithExcerpt(string sentence, Finding finding) =>
        new SpecExcerpt(finding.Mark, _secrets.Hide).AppendTo(new System.Text.StringBuilder(sentence), Remedy(finding)).ToString();

    public static string Level(Finding finding) => Kebab.Of(finding.Level);

    /// <summary>What is hidden in a sentence; what is shorter than a secret is searched for would make it unreadable, and stands in no sentence.</summary>
    public string Hide(string text) => _long.Hide(text);

    private readonly Secrets _long = new(lint.Secrets.Where(s => s.Length >= Secrets.ShortestSearched));
}

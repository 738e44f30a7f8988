using System.Text;
using ContractTests.Contracts.Reading;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Lints;

namespace ContractTests.Reports.Lints;

/// <summary>What a lint has to say, masked: whoever shows it takes it from here.</summary>
public sealed class LintReport(SpecLint lint)
{
    // A secret of two letters stands in innocent words, and in no sentence; it is masked in the line that is shown.
    private readonly Secrets _inSentences = new(lint.Secrets.Where(s => s.Length >= Secrets.ShortestSearched));

    public SpecLint Lint { get; } = lint;

    public Secrets Secrets { get; } = new(lint.Secrets);

    public static string Level(Finding finding) => Kebab.Of(finding.Level);

    public string Message(Finding finding) => Hide(finding.Message);

    public string? Remedy(Finding finding) => finding.Remedy is { } remedy ? Hide(remedy) : null;

    public string Hide(string sentence) => _inSentences.Hide(sentence);

    /// <summary>The offending line, underlined, behind a sentence, and the remedy behind the underline.</summary>
    public string WithExcerpt(string sentence, Finding finding) => new SpecExcerpt(finding.Mark, Secrets.Hide).AppendTo(new StringBuilder(sentence), Remedy(finding)).ToString();
}

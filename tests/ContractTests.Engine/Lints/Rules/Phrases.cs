using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>The phrases of status tables, and how services compare them. What the documentation says is right, whatever an RFC says.</summary>
internal sealed class Phrases(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var service in specs.Services)
        {
            foreach (var (key, row) in specs.Root(service, "status-codes.yaml").At("statuses").Entries)
            {
                foreach (var phrase in (row is SpecMap ? row.At("reason") : row).Texts)
                    Check(key.Text, phrase);
            }

            CheckPolicy([.. specs.Root(service, "service.yaml").At("reason").Texts]);
        }
    }

    private void Check(string status, SpecScalar phrase)
    {
        if (!int.TryParse(status, out var code))
            return; // a range has no phrase of its own
        if (phrase is { Plain: true, Text: "any" })
        {
            findings.Add(UncheckedPhrase, phrase.Mark, $"the phrase of {status} is not looked at", "write the documented phrase where there is one");
            return;
        }

        if (phrase.Text.Trim() != phrase.Text)
            findings.Add(PaddedPhrase, phrase.Mark, $"the phrase of {status} begins or ends with white space", "take it away, unless it does come over the wire");
        if (RegisteredPhrases.Of(code) is { Count: > 0 } registered && !registered.Contains(phrase.Text.Trim()))
        {
            var written = phrase.Text.Length == 0 ? "without a phrase" : $"as `{phrase.Text.Trim()}`";
            findings.Add(RfcPhrase, phrase.Mark, $"{status} is documented {written}; RFCs say {string.Join(" or ", registered.Select(r => $"`{r}`"))}", "any phrase is legal: keep it if it is what the documentation says");
        }
    }

    private void CheckPolicy(List<SpecScalar> words)
    {
        foreach (var word in words)
        {
            if (word.Text == "any")
                findings.Add(UncheckedPhrase, word.Mark, "no phrase of the whole service is looked at", "leave `any` out, and write `reason: any` in the rows of the table that need it");
            else if (words.Any(w => w.Text == "any"))
                findings.Add(LintRules.ReasonPolicy, word.Mark, $"`{word.Text}` does nothing beside `any`", "write one of them");
            else if (word.Text == "exact" && words.Count > 1)
                findings.Add(LintRules.ReasonPolicy, word.Mark, $"`exact` does nothing beside {string.Join(" and ", words.Where(w => w.Text != "exact").Select(w => $"`{w.Text}`"))}", "leave it out, or the others");
        }
    }
}

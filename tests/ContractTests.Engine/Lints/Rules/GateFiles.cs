using ContractTests.Contracts.Gates;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>What the gate's policy and the known issues say of cases; a tag or an id that no case has is a problem already.</summary>
internal sealed class GateFiles(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        if (!specs.IsWhole)
            return;
        var severities = specs.Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases).Select(c => c.Severity).ToHashSet();
        foreach (var (key, text) in specs.Root(GatePolicyReader.FileName).AllTexts().Where(t => t.Key == "severities" && !severities.Contains(t.Text.Text)))
            findings.Add(GateWithoutCase, text.Mark, $"no case has the severity `{text.Text}`", "the policy says nothing of any case: write `severity` in those that are meant");

        foreach (var issue in specs.Readings.SelectMany(r => r.KnownIssues.Select(i => (Reading: r, Issue: i))).GroupBy(i => (i.Issue.Mark.Line, i.Issue.Mark.Column)))
        {
            var first = issue.First().Issue;
            if (issue.All(i => i.Reading.Cases.All(c => c.Unproven is not null || !i.Issue.SpeaksOf(c))))
                findings.Add(IdleKnownIssue, first.Mark, $"no case of the known issue {first.Ticket} is sent{(first.Environments.Count == 0 ? "" : $" in {string.Join(" and ", first.Environments)}")}", "remove it, or name the environments in which its cases run");
        }
    }
}

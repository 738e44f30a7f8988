using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>Cases that are not sent: in no environment, or not in those that are protected.</summary>
internal sealed class Sendings(LintedSpecs specs, Findings findings)
{
    private const int MostNamed = 3;

    public void Run()
    {
        var sent = specs.Readings.SelectMany(r => r.Cases).Where(c => c.Unproven is null).Select(c => c.Id).ToHashSet();
        foreach (var contractCase in specs.Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases).Where(c => c.Written.At("unproven") is null))
        {
            if (contractCase.Written.At("only") is { } only)
                CheckOnly(contractCase, only, sent);
            else if (contractCase.Written.At("provoke") is SpecScalar { Text: "fault" } && specs.EnvironmentNames.Count > 0 && !specs.Environments.Any(e => e.Fault(contractCase.Status) is not null))
                findings.Add(FaultWithoutHook, contractCase.Source, $"no environment has a way to fail with {contractCase.Status}", $"write one under `faults` of an environment, such as `{contractCase.Status}: {{ headers: {{ X-Fault: {contractCase.Status} }} }}`");
        }

        foreach (var reading in specs.Readings.Where(r => r.Environment is { Protected: true }))
        {
            foreach (var service in reading.Services)
                CheckProtected(reading.Environment!.Name, service, [.. service.Operations.Where(o => !reading.Environment.Allows(o.Key.Method))]); // it is protected, so it is there
        }
    }

    private void CheckOnly(ContractCase contractCase, SpecNode only, HashSet<string> sent)
    {
        if (specs.EnvironmentNames.Count == 0)
            return;
        var unknown = only.Texts.Where(name => !specs.EnvironmentNames.Contains(name.Text)).ToList();
        foreach (var name in unknown)
        {
            var slips = specs.EnvironmentNames.Where(known => Suggestion.IsSlip(name.Text, known)).ToList();
            findings.Add(
                NeverRuns,
                name.Mark,
                $"there is no environment `{name.Text}`{(unknown.Count == only.Items.Count ? ": the case never runs" : "")}",
                Suggestion.For(name.Text, specs.EnvironmentNames) ?? $"there are {string.Join(", ", specs.EnvironmentNames)}",
                slips is [var meant] ? Fix.Replace(name.Mark, name.Text, meant) : null);
        }

        var named = specs.Readings.Where(r => only.Texts.Any(o => o.Text == r.Environment?.Name)).ToList();
        if (unknown.Count == 0 && named.Count > 0 && !sent.Contains(contractCase.Id) && named[0].Cases.FirstOrDefault(c => c.Id == contractCase.Id)?.Unproven is { } why)
            findings.Add(NeverRuns, contractCase.Written.Key("only")?.Mark ?? contractCase.Source, $"the case never runs: {why}", "name another environment, or give the reason as `unproven`");
    }

    private void CheckProtected(string environment, ServiceContract service, List<Operation> kept)
    {
        if (kept.Count == 0)
            return;
        var named = string.Join(", ", kept.Take(MostNamed).Select(o => $"`{o.Name}`"));
        findings.Add(
            Protected,
            specs.Root(service, "service.yaml").Key("service")?.Mark ?? kept[0].Mark,
            $"the environment `{environment}` is protected and never gets {kept.Count} of the {service.Operations.Count} operations: {named}{(kept.Count > MostNamed ? $" and {kept.Count - MostNamed} more" : "")}",
            "their cases are unproven there, and count as such in its coverage");
    }
}

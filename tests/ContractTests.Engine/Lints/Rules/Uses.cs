using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>What stands in the specs and nobody uses. Of what could not be read, nobody knows what it uses.</summary>
internal sealed partial class Uses(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var service in specs.Services.Where(specs.HasWhole))
        {
            FindFixtures(service);
            FindCaptures(service);
        }

        if (specs.IsWhole)
            FindOfEnvironments();
    }

    private void FindFixtures(ServiceContract service)
    {
        var open = specs.Readings.Where(r => r.Environment is { Protected: false }).ToList(); // a protected one needs few of them
        var needed = open.SelectMany(r => r.Services).Where(s => s.Folder == service.Folder).SelectMany(s => s.Operations).SelectMany(o => o.Cases).SelectMany(c => c.Fixtures).Select(f => f.Name).ToHashSet();
        var mentioned = service.Operations.SelectMany(o => o.Cases).SelectMany(c => c.Cleanup).Concat(service.Fixtures.SelectMany(f => f.Create.Concat(f.Delete))).SelectMany(r => r.Variables)
            .Concat(service.Fixtures.SelectMany(f => f.Fixed.Values).SelectMany(t => t.Variables))
            .Concat(service.Operations.SelectMany(o => o.Cases).SelectMany(VariablesOf)).Select(v => v.Name).ToHashSet();
        foreach (var fixture in service.Fixtures)
        {
            if (!needed.Contains(fixture.Name) && open.Count > 0)
                findings.Add(UnusedFixture, fixture.Mark, $"no case needs the fixture `{fixture.Name}`", "a case needs it that uses what it `provides`; remove it otherwise");
            foreach (var capture in needed.Contains(fixture.Name) ? fixture.Captured.Where(c => !c.Secret && !mentioned.Contains(c.Name)) : [])
                findings.Add(UnusedCapture, capture.Mark, $"nobody asks for `{capture.Name}`, which the fixture `{fixture.Name}` provides", "remove it, or use it");
        }
    }

    private void FindCaptures(ServiceContract service)
    {
        foreach (var contractCase in service.Operations.SelectMany(o => o.Cases).Where(c => c.Captures.Count > 0))
        {
            var read = contractCase.Cleanup.SelectMany(r => r.Variables).Concat(contractCase.Expectations.SelectMany(e => e.Variables)).Select(v => v.Name).ToHashSet();
            foreach (var capture in contractCase.Captures.Where(c => !c.Secret && !read.Contains(c.Name)))
                findings.Add(UnusedCapture, contractCase.Written.At("capture").Key(capture.Name)?.Mark ?? capture.Mark, $"nobody reads `{capture.Name}`", "only the case's own `cleanup` and `expect` could: cases do not depend on each other");
        }
    }

    private static IEnumerable<VariableName> VariablesOf(ContractCase contractCase) => contractCase.Operation.Key.Template.Variables
        .Concat(contractCase.Request.Variables).Concat(contractCase.Request.Path.Values.SelectMany(t => t.Variables))
        .Concat((contractCase.Recipe as Recipe.Wire)?.Text.Variables ?? [])
        .Concat(contractCase.Expectations.SelectMany(e => e.Variables));

    private void FindOfEnvironments()
    {
        var services = specs.Roots.Where(r => r.Name.Contains('/', StringComparison.Ordinal)).SelectMany(r => r.Root.AllTexts()).ToList();
        var asked = services.SelectMany(t => Names(t.Text)).ToHashSet();
        var identities = services.Where(t => t.Key == "identity").Select(t => t.Text.Text).ToHashSet();
        var provoked = specs.Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases).Where(c => c.Written.At("provoke") is SpecScalar { Text: "fault" }).Select(c => c.Status).ToHashSet();
        foreach (var environment in specs.Environments)
        {
            var written = specs.Root(Contracts.SpecFolder.EnvironmentsFile).At("environments").At(environment.Name);
            var own = written.AllTexts().ToList();
            var (variables, users) = (own.SelectMany(t => Names(t.Text)).Concat(asked).ToHashSet(), own.Where(t => t.Key == "identity").Select(t => t.Text.Text).Concat(identities).ToHashSet());
            foreach (var (key, _) in written.At("variables").Entries.Where(v => !variables.Contains(v.Key.Text)))
                findings.Add(UnusedVariable, key.Mark, $"nobody asks for the variable `{key.Text}`", "remove it, or use it as `$(name)`, or `{name}` in a template");
            foreach (var (key, _) in written.At("identities").Entries.Where(i => !users.Contains(i.Key.Text)))
                findings.Add(UnusedIdentity, key.Mark, $"nobody authenticates as `{key.Text}`", "remove it, or name it as `identity` of a service, an operation or a case");
            foreach (var (key, _) in written.At("faults").Entries.Where(f => !provoked.Any(p => environment.Fault(p) is { } hook && environment.Faults.Any(h => h.Key.ToString() == f.Key.Text && ReferenceEquals(h.Value, hook)))))
                findings.Add(UnusedFault, key.Mark, $"no case provokes {key.Text} as a fault", "remove it, or write `provoke: fault` as the recipe for the status");
        }
    }

    // Also where a text is no template: a name that might be meant is no warning.
    private static IEnumerable<string> Names(SpecScalar text) => Name().Matches(text.Text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"(\$\(|\{\+?)(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[)}]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

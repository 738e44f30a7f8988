using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>What requests create and nobody deletes. Where nothing shows how it could be deleted, or something around it is deleted, it is a note.</summary>
internal sealed class Remains(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var service in specs.Services.Where(specs.HasWhole))
        {
            foreach (var operation in service.Operations.Where(o => !HttpToken.IsSafe(o.Key.Method) && o.Key.Method != "DELETE" && !o.Cases.Any(c => c.Cleanup.Count > 0 && c.Status.Code is >= 200 and < 400)))
                Check(service, operation);
            foreach (var fixture in service.Fixtures.Where(f => f.Delete.Count == 0 && f.Create.Any(r => !HttpToken.IsSafe(r.Method))))
                findings.Add(new Finding(LeftBehind, fixture.Mark, $"what the fixture `{fixture.Name}` creates is left behind", "say under `delete` how it is deleted") { Level = LintLevel.Note });
        }
    }

    private void Check(ServiceContract service, Operation operation)
    {
        var creating = operation.Cases.Where(c => c is { Status: { Code: 201, IsRange: false }, Cleanup.Count: 0 } && c.Written.At("unproven") is null).ToList();
        foreach (var contractCase in creating)
            Tell(contractCase.Source, "what this request creates is left behind");
        if (creating.Count == 0 && operation.Documents(201) && operation.Cases.Any(c => c.Recipe is Recipe.Burst))
            Tell(operation.Mark, "what a burst of these requests creates is left behind");

        void Tell(SpecMark mark, string message)
        {
            var shape = Operations.Shape(operation.Key.Template);
            var deletion = service.Operations.Where(o => o.Key.Method == "DELETE" && Operations.Shape(o.Key.Template).StartsWith(shape, StringComparison.Ordinal)).MinBy(o => o.Key.Template.Text.Length);
            var within = operation.Cases.SelectMany(c => c.Fixtures).Any(f => f.Delete.Count > 0 && operation.Key.Template.Variables.Any(v => f.Provides.Contains(v.Name)));
            findings.Add(new Finding(LeftBehind, mark, message, deletion is null ? "say under `cleanup` how it is deleted" : $"write `cleanup: {deletion.Name}`, with what the template asks for under `capture`")
            {
                Level = deletion is null || within ? LintLevel.Note : LintLevel.Warning,
            });
        }
    }
}

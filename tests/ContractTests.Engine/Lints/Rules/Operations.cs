using System.Text.RegularExpressions;
using ContractTests.Contracts.Requests;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>Operations as a whole: whether they are told to fail, and whether they are told twice.</summary>
internal sealed partial class Operations(LintedSpecs specs, Findings findings)
{
    private const string Remedy = "add a case for one, or a recipe for all operations under the `responses` of service.yaml";

    public void Run()
    {
        foreach (var service in specs.Services)
        {
            foreach (var operation in specs.HasWhole(service) ? service.Operations : [])
            {
                var negative = operation.Cases.Where(c => c.Status.Code is >= 400 and < 500).ToList();
                if (negative.Count == 0)
                    findings.Add(NoNegativeCase, operation.Mark, $"no request of `{operation.Name}` is meant to draw a 4xx", Remedy);
                else if (negative.All(c => c.Written.At("unproven") is not null)) // each says why, and coverage shows it as a gap
                    findings.Add(new Finding(NoNegativeCase, operation.Mark, $"every 4xx of `{operation.Name}` is unproven", Remedy) { Level = LintLevel.Note });
            }

            foreach (var same in service.Operations.GroupBy(o => Shape(o.Key)))
            {
                var first = same.First();
                foreach (var again in same.Skip(1).Where(o => o.Name != first.Name))
                    findings.Add(DuplicateOperation, again.Mark, $"`{again.Name}` is the same operation as `{first.Name}`", $"that one is in {first.Mark.File.Name}:{first.Mark.Line}: put their cases together");
            }
        }
    }

    /// <summary>Method and template whatever the parameters are called.</summary>
    public static string Shape(OperationKey key) => $"{key.Method} {Shape(key.Template)}";

    public static string Shape(UriTemplate template) => Parameter().Replace(template.Text, "{}");

    [GeneratedRegex(@"\{[^}]*\}|\$\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}

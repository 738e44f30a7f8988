using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>The rows of status tables, and the operations that document them.</summary>
internal sealed class StatusRows(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var service in specs.Services)
        {
            FindDuplicates(specs.Root(service, "status-codes.yaml").At("statuses").Entries);
            if (specs.HasWhole(service))
                FindUnused(service);
            foreach (var operation in service.Operations)
                CheckMethods(service.Table, operation);
        }
    }

    private void FindDuplicates(IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> rows)
    {
        foreach (var (key, row) in rows.Where(r => int.TryParse(r.Key.Text, out _)))
        {
            if (rows.FirstOrDefault(r => r.Key.Text == $"{key.Text[0]}XX") is { Key: { } range } whole && Says(whole.Value) == Says(row))
                findings.Add(DuplicateStatus, key.Mark, $"{key.Text} says what {range.Text} says anyway", $"remove it, or say what is special about it; {range.Text} is in line {range.Mark.Line}");
        }
    }

    // The short form of a row is its phrase.
    private static string Says(SpecNode row) => row is SpecMap map
        ? string.Join("|", map.Entries.Where(e => e.Key.Text != "description").OrderBy(e => e.Key.Text, StringComparer.Ordinal).Select(e => $"{e.Key.Text}={e.Value.Meaning}"))
        : $"reason={row.Meaning}";

    private void FindUnused(ServiceContract service)
    {
        var documented = service.Operations.SelectMany(o => o.Statuses).Distinct().SelectMany(service.Table.For).ToHashSet();
        foreach (var row in service.Table.Statuses.Where(s => !documented.Contains(s)))
            findings.Add(UnusedStatus, row.Mark, $"no operation documents {row.Key}", "list it under the `responses` of an operation, or of service.yaml where all of them document it");
    }

    private void CheckMethods(StatusTable table, Operation operation)
    {
        var own = operation.Written.At("responses");
        foreach (var status in operation.Statuses)
        {
            var rows = table.For(status);
            if (rows.Count == 0 || rows.Any(r => r.Methods.Count == 0 || r.Methods.Contains(operation.Key.Method, StringComparer.OrdinalIgnoreCase)))
                continue;
            var methods = rows.SelectMany(r => r.Methods).Distinct().ToList();
            var key = own.Key(status.ToString());
            findings.Add(
                MethodOfStatus,
                key?.Mark ?? operation.Mark,
                $"{operation.Key.Method} documents {status}{(key is null ? ", which it inherits" : "")}; the table lists it for {string.Join(" and ", methods)}",
                key is null ? "say under `inherit` what the operation does inherit, or complete `methods` in status-codes.yaml" : "complete `methods` in status-codes.yaml, unless the documentation contradicts itself");
        }
    }
}

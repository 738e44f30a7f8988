using ContractTests.Contracts.Services;
using ContractTests.Terminal;

namespace ContractTests.Commands.Listing;

/// <summary>The cases for people: below each operation a line for each case, as wide as the screen. Nothing is shortened.</summary>
internal static class CaseTable
{
    private static readonly string[] Head = ["status", "case", "drawn by", "its own tags"];

    public static IEnumerable<string> Lines(IReadOnlyList<ContractCase> cases, Screen screen)
    {
        var ink = new Ink(screen.Coloured);
        var rows = cases.Select(c => (Case: c, Cells: Row(c))).ToList();
        string[] head = [.. Head.Select((name, column) => rows.Any(r => r.Cells[column].Length > 0) ? name : "")];
        var columns = new Columns([head, .. rows.Select(r => r.Cells)], screen.Width());
        foreach (var line in columns.Lines(head))
            yield return ink.Dim(line);
        foreach (var operation in rows.GroupBy(r => r.Case.Operation))
        {
            yield return "";
            yield return ink.Bold(Cells.OneLine($"{operation.First().Case.Service.Folder}/{operation.Key.Name}"));
            foreach (var line in About(operation.Key, screen.Width()))
                yield return ink.Dim(line);
            foreach (var (contractCase, cells) in operation)
            {
                foreach (var line in columns.Lines(cells))
                    yield return contractCase.Unproven is null ? line : ink.Dim(line);
            }
        }

        yield return "";
        yield return CaseTotals.Coverage(cases);
        yield return CaseTotals.Cases(cases);
    }

    private static IEnumerable<string> About(Operation operation, int width)
    {
        var words = new[] { operation.Summary ?? "", operation.Tags.Count == 0 ? "" : $"[{string.Join(", ", operation.Tags)}]" }.Where(w => w.Length > 0).ToList();
        return words.Count == 0 ? [] : Cells.Wrapped(Cells.OneLine(string.Join(' ', words)), width);
    }

    private static string[] Row(ContractCase contractCase) =>
    [
        Cells.OneLine(contractCase.Expected),
        Cells.OneLine(contractCase.Name ?? ""),
        Cells.OneLine(contractCase.Unproven is { } reason ? $"unproven: {reason}" : Provocation.Of(contractCase)),
        Cells.OneLine(string.Join(", ", contractCase.Tags.Except(contractCase.Operation.Tags))),
    ];
}

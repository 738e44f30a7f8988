using System.Text;
using ContractTests.Contracts.Services;
using ContractTests.Judgements;
using ContractTests.Reports;

namespace ContractTests.Commands.Listing;

/// <summary>The cases as Markdown for GitHub and its like: a table for each operation, and the totals.</summary>
internal static class CaseMarkdown
{
    public static string Text(IReadOnlyList<ContractCase> cases)
    {
        var text = new StringBuilder();
        foreach (var service in cases.GroupBy(c => c.Service))
        {
            text.Append("# ").Append(Markdown.Escaped(service.Key.Name)).Append("\n\n");
            foreach (var operation in service.GroupBy(c => c.Operation))
                Table(text, operation.Key, [.. operation]);
        }

        return text.Append(CaseTotals.Coverage(cases)).Append("\\\n").Append(CaseTotals.Cases(cases)).Append('\n').ToString();
    }

    private static void Table(StringBuilder text, Operation operation, IReadOnlyList<ContractCase> cases)
    {
        text.Append("## ").Append(Markdown.Code($"{cases[0].Service.Folder}/{operation.Name}")).Append("\n\n");
        if (operation.Summary is { Length: > 0 } summary)
            text.Append(Markdown.Escaped(summary)).Append("\n\n");
        text.Append("| status | case | drawn by | tags |\n|---|---|---|---|\n");
        foreach (var contractCase in cases)
        {
            text.Append("| ").AppendJoin(" | ",
                Markdown.Escaped(contractCase.Expected),
                Markdown.Escaped(contractCase.Name ?? ""),
                contractCase.Unproven is { } reason ? $"unproven: {Markdown.Escaped(reason)}" : Markdown.CodeInCell(VisibleText.Of(Provocation.Of(contractCase), spaces: false)),
                Markdown.Escaped(string.Join(", ", contractCase.Tags))).Append(" |\n");
        }

        text.Append('\n');
    }
}

using System.Text;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.StatusTables;

/// <summary>An imported table as `status-codes.yaml`: a row as short as it can be, above it as comments what is uncertain about it.</summary>
public static class StatusTableYaml
{
    public const string FileName = "status-codes.yaml";

    private const int Widest = 140;

    public static string Of(ImportedTable table)
    {
        var yaml = new StringBuilder("# yaml-language-server: $schema=../schema/status-codes.schema.json\n");
        yaml.Append("source: ").Append(YamlText.Of(Source(table))).Append('\n');
        Comment(yaml, "", table.Remarks.Where(r => r.Key is null));
        yaml.Append("statuses:\n");
        var doubts = table.Remarks.ToLookup(r => r.Key);
        foreach (var status in table.Statuses)
        {
            Comment(yaml, "  ", doubts[status.Key]);
            Row(yaml, status);
        }

        return yaml.ToString();
    }

    private static string Source(ImportedTable table) => string.IsNullOrEmpty(table.Title) ? table.FileName : $"{table.Title} ({table.FileName})";

    private static void Comment(StringBuilder yaml, string indent, IEnumerable<ImportRemark> remarks)
    {
        foreach (var line in remarks.SelectMany(r => YamlText.Comment($"line {r.Line}: {r.Message}")))
            yaml.Append(indent).Append(line).Append('\n');
    }

    private static void Row(StringBuilder yaml, ImportedStatus status)
    {
        var keys = Keys(status).ToList();
        if (keys is [("reason", var only)] && status.Reasons.Count == 1)
        {
            yaml.Append("  ").Append(status.Key).Append(": ").Append(only).Append('\n');
            return;
        }

        var flow = $"  {status.Key}: {{ {string.Join(", ", keys.Select(k => $"{k.Name}: {k.Value}"))} }}";
        if (keys.Count == 0)
            yaml.Append("  ").Append(status.Key).Append(":\n");
        else if (flow.Length <= Widest)
            yaml.Append(flow).Append('\n');
        else
            yaml.Append("  ").Append(status.Key).Append(":\n").AppendJoin("", keys.Select(k => $"    {k.Name}: {k.Value}\n"));
    }

    private static IEnumerable<(string Name, string Value)> Keys(ImportedStatus status)
    {
        if (status.Key.IsRange)
            yield return ("reason", "any");
        else if (status.Reasons is [var only])
            yield return ("reason", Phrase(only));
        else if (status.Reasons.Count > 0)
            yield return ("reason", $"[{string.Join(", ", status.Reasons.Select(Phrase))}]");
        if (status.Methods.Count > 0)
            yield return ("methods", $"[{string.Join(", ", status.Methods)}]");
        if (status.Descriptions.Count > 0)
            yield return ("description", YamlText.Of(status.Description));
    }

    // Unquoted, `any` would leave the phrase unchecked.
    private static string Phrase(string phrase) => phrase == "any" ? "'any'" : YamlText.Of(phrase);
}

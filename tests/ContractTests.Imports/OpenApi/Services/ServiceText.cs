using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>The files of a service that is imported for the first time.</summary>
internal static class ServiceText
{
    public const string Modeline = "# yaml-language-server: $schema=../schema/";

    /// <summary>Names and texts; editors are told of the schemas where there are some.</summary>
    public static IEnumerable<(string Name, string Text)> Files(ImportedService service, bool withSchemas)
    {
        yield return ("service.yaml", Text([.. Schema("service"), .. ServiceLines(service)]));
        yield return ("status-codes.yaml", Text([.. Schema("status-codes"), .. StatusLines(service)]));
        foreach (var file in service.Operations.GroupBy(o => o.File))
            yield return ($"{file.Key}.yaml", Text([.. Schema("operations"), "operations:", .. OperationLines([.. file])]));

        string[] Schema(string name) => withSchemas ? [$"{Modeline}{name}.schema.json"] : [];
    }

    /// <summary>Operations one below the other, with an empty line between them.</summary>
    public static IEnumerable<string> OperationLines(IReadOnlyList<ImportedOperation> operations, int indent = 2) =>
        operations.SelectMany((o, index) => index == 0 ? o.Lines(indent) : o.Lines(indent).Prepend(""));

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static IEnumerable<string> ServiceLines(ImportedService service)
    {
        foreach (var comment in YamlText.Comment($"Imported from {service.Source}."))
            yield return comment;
        yield return $"service: {YamlText.Of(service.Title)}";
        if (service.Identity is not null)
            yield return $"identity: {YamlText.Of(service.Identity)}";
        if (service.Inherited.Count > 0)
            yield return "responses:   # documented by every operation";
        foreach (var line in service.Inherited.SelectMany(r => r.Lines(2)))
            yield return line;
        if (service.Fixtures.Count > 0)
        {
            yield return "# What the tests make for themselves, and delete again. A variable of the same name in environments.yaml would take its place,";
            yield return "# also for the cases that change and delete.";
            yield return "fixtures:";
        }

        foreach (var line in service.Fixtures.SelectMany(f => f.Lines(2)))
            yield return line;
        if (service.LeftOut.Count > 0)
            yield return "# Not taken over:";
        foreach (var comment in service.LeftOut.SelectMany(l => YamlText.Comment($"- {l}")))
            yield return comment;
    }

    private static IEnumerable<string> StatusLines(ImportedService service)
    {
        yield return "# The document gives codes and no reason phrases, as OpenAPI has no place for them. These are the phrases that RFCs give the codes, older ones too";
        yield return "# (the current ones in RFC 9110): correct those that the API promises otherwise.";
        yield return $"source: {YamlText.Of(service.Source)}";
        yield return "statuses:";
        foreach (var line in service.Statuses.SelectMany(s => new StatusRow(s).Lines(2)))
            yield return line;
    }
}

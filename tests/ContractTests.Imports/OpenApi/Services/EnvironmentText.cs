using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>What an environment needs for an imported service: variables and identities, as lines.</summary>
internal static class EnvironmentText
{
    private const string Guessed = "   # the document gives no example";

    /// <summary>A file for a specs folder of the service's own. It is protected unless the API is on this machine: nothing is created on a server that others use.</summary>
    public static string Fresh(ImportedService service)
    {
        string[] lines =
        [
            .. YamlText.Comment($"Where the API is, and as whom it is asked: from {service.Source}."),
            "environments:",
            "  local:",
            .. service.Server.Remark is { } remark ? YamlText.Comment($"{remark}.").Select(c => $"    {c}") : [],
            $"    base_url: {YamlText.Literal(service.Server.Url)}",
            .. service.Server.IsLoopback ? Array.Empty<string>() :
            [
                "    # Only GET, HEAD and OPTIONS are sent, since others may use this server. Take the line away where the tests may create and delete.",
                "    protected: true",
            ],
            .. service.Variables.Count == 0 ? Array.Empty<string>() : ["    # What the parameters of paths stand for: set each to something that exists there.", "    variables:", .. service.Variables.SelectMany(v => Lines(v, 6))],
            .. service.Identities.Count == 0 ? Array.Empty<string>() : ["    identities:", .. service.Identities.SelectMany(i => Lines(i, 6))],
        ];
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    public static string Flow(PathVariable variable) => variable.Value.Json is System.Text.Json.Nodes.JsonValue ? YamlText.Of(variable.Value.Json) : YamlText.Literal(variable.Value.Text);

    public static IEnumerable<string> Lines(PathVariable variable, int indent) => [$"{new string(' ', indent)}{YamlText.Of(variable.Name)}: {Flow(variable)}{(variable.Value.Guessed ? Guessed : "")}"];

    public static IEnumerable<string> Lines(ImportedIdentity identity, int indent) =>
        [.. identity.Comments.SelectMany(YamlText.Comment).Select(c => $"{new string(' ', indent)}{c}"), .. identity.Value.Under(YamlText.Of(identity.Name), indent)];
}

using ContractTests.Contracts;
using ContractTests.Imports.Yaml;

namespace ContractTests.Commands.Starting;

/// <summary>The files that a new service begins with: its own, and those of the specs folder that are not there yet.</summary>
internal sealed class FirstService(string folder, string name)
{
    private const string Operations = "things.yaml";

    private static readonly (string File, string Use)[] Own =
    [
        ("service.yaml", "what all operations have in common, and what must be there before they are called"),
        ("status-codes.yaml", "the statuses that the documentation promises"),
        (Operations, "the operations, each with its statuses and the requests that draw them"),
    ];

    private readonly IReadOnlyList<string> _schemas = [.. Resources("schema/").Where(schema => !File.Exists(Path.Combine(folder, schema)))];

    public string Name { get; } = name;

    /// <summary>Whether nothing said where an API is, so that there cannot have been another service.</summary>
    public bool IsFirst { get; } = !File.Exists(Path.Combine(folder, SpecFolder.EnvironmentsFile));

    /// <summary>Each new file with its whole text; a schema that is missing is made, too, since the first line of each file names it to editors.</summary>
    public IEnumerable<(string Name, string Text)> Files(string? identity)
    {
        foreach (var schema in _schemas)
            yield return (schema, Resource(schema));
        if (IsFirst)
            yield return (SpecFolder.EnvironmentsFile, Resource($"template/{SpecFolder.EnvironmentsFile}"));
        foreach (var (file, _) in Own)
            yield return ($"{Name}/{file}", Filled(Resource($"template/{file}"), identity));
    }

    /// <summary>What the files are for, a line each.</summary>
    public IEnumerable<(string Name, string Use)> Told()
    {
        if (IsFirst)
            yield return (SpecFolder.EnvironmentsFile, "where the API is, and as whom it is called");
        foreach (var (file, use) in Own)
            yield return ($"{Name}/{file}", use);
        if (_schemas.Count > 0)
            yield return ("schema/*.schema.json", "for editors: they complete and explain the keys, and mark mistakes");
    }

    private string Filled(string template, string? identity) => template
        .Replace("{{service}}", YamlText.Literal(Name), StringComparison.Ordinal)
        .Replace("{{identity}}", identity is null
            ? "# identity: me        # EDIT: who calls it, by a name that environments.yaml has under `identities`; without a name, nobody in particular"
            : $"identity: {YamlText.Of(identity)}        # EDIT: who calls it, by a name that environments.yaml has under `identities`", StringComparison.Ordinal)
        .Replace("{{stranger}}", identity is null
            ? "  # 401: { identity: anonymous }             # a stranger, who sends nothing to authenticate: for an API that asks for an identity"
            : "  401: { identity: anonymous }               # a stranger, who sends nothing to authenticate", StringComparison.Ordinal)
        .Replace("{{unauthorized}}", identity is null ? "  # 401: Unauthorized" : "  401: Unauthorized", StringComparison.Ordinal);

    private static IEnumerable<string> Resources(string prefix) => typeof(FirstService).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Resource(string resource)
    {
        using var stream = typeof(FirstService).Assembly.GetManifestResourceStream(resource)!; // built in
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

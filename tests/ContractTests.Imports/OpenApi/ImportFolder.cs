using ContractTests.Contracts;

namespace ContractTests.Imports.OpenApi;

/// <summary>Where an import writes: the specs folder, and the folder of the service in it. Paths are absolute, and shown as they were named.</summary>
internal sealed record ImportFolder(string Specs, string Service, string ShownSpecs, string ShownService)
{
    public string Environments => Path.Combine(Specs, SpecFolder.EnvironmentsFile);

    public bool HasEnvironments => File.Exists(Environments);

    public bool HasService => Directory.Exists(Service) && Directory.EnumerateFiles(Service).Any(f => Path.GetExtension(f) is ".yaml" or ".yml");

    public bool HasSchemas => Directory.Exists(Path.Combine(Specs, "schema"));

    /// <summary>
    /// A folder beside an environments.yaml is the service's own; any other is a specs folder, with the service in it. Where none is named, it is the
    /// service's name with `-specs`.
    /// </summary>
    public static ImportFolder Of(string? named, string service)
    {
        var shown = (named ?? $"{service}-specs").Replace('\\', '/');
        shown = shown.Length > 1 ? shown.TrimEnd('/') : shown;
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(shown));
        var isSpecs = named is null || File.Exists(Path.Combine(folder, SpecFolder.EnvironmentsFile));
        if (isSpecs || Path.GetDirectoryName(folder) is not { } parent || !File.Exists(Path.Combine(parent, SpecFolder.EnvironmentsFile)))
            return new ImportFolder(folder, Path.Combine(folder, service), shown, $"{shown}/{service}");
        return new ImportFolder(parent, folder, Path.GetDirectoryName(shown) is { Length: > 0 } above && !shown.EndsWith("..", StringComparison.Ordinal) ? above.Replace('\\', '/') : parent, shown);
    }
}

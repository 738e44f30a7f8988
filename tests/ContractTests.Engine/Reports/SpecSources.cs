namespace ContractTests.Reports;

/// <summary>
/// Where the places that results name lie: `specs/things/a.yaml:3:5` is a file below the specs folder, wherever that is, and CI servers want its path
/// from the repository's root.
/// </summary>
public sealed record SpecSources(string Shown, string Location, string Root)
{
    /// <summary>The address of the repository's files at the commit under test, such as `https://github.com/OWNER/NAME/blob/COMMIT`; null where nobody says.</summary>
    public string? Web { get; init; }

    /// <summary>The place with its path from the repository's root; null where the file lies outside of it, or is none.</summary>
    public SourcePlace? InRepository(string source)
    {
        var place = SourcePlace.Parse(source);
        if (FullPath(place.File) is not { } full)
            return null;
        var path = Path.GetRelativePath(Root, full).Replace('\\', '/');
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : place with { File = path };
    }

    /// <summary>The line's page in the repository's web interface; null where none is known.</summary>
    public string? Link(string source) => Web is not null && InRepository(source) is { } place ? $"{Web}/{Encoded(place.File)}#L{place.Line}" : null;

    /// <summary>The file as a URI: relative to the repository's root, or else absolute.</summary>
    public string Uri(string source) => InRepository(source) is { } place
        ? Encoded(place.File)
        : FullPath(SourcePlace.Parse(source).File) is { } full ? new Uri(full).AbsoluteUri : Encoded(SourcePlace.Parse(source).File);

    private string? FullPath(string shown) => shown.StartsWith($"{Shown}/", StringComparison.Ordinal) ? Path.Combine(Location, shown[(Shown.Length + 1)..]) : null;

    /// <summary>The path as a URI has it.</summary>
    public static string Encoded(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
}

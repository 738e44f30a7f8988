using ContractTests.Contracts;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>Finds the specs: as named, or the folder `specs` here or in the nearest folder above that has one.</summary>
internal static class SpecsLocation
{
    public const string DefaultName = "specs";

    /// <summary>The absolute path, and the path as places in it are shown.</summary>
    public static (string Folder, string Shown) Find(string? named)
    {
        if (named is not null)
            return (Path.GetFullPath(named), named);
        return (Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Path.GetFullPath(DefaultName), DefaultName);
    }

    /// <summary>Where new specs go: never beside the program, where somebody works in another folder.</summary>
    public static string ForWriting(string? named) => Path.GetFullPath(named ?? Above(Directory.GetCurrentDirectory()) ?? DefaultName);

    /// <summary>The same for a test process, which starts in its assembly's folder: a relative path is looked for from there upwards.</summary>
    public static (string Folder, string Shown) FindAbove(string? named)
    {
        if (named is null || Path.IsPathRooted(named))
            return Find(named);
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, named)))
                return (Path.Combine(at.FullName, named), named);
        }

        return Find(named);
    }

    /// <summary>Where the places in specs lie in their repository, and on GitHub when it runs a job.</summary>
    public static SpecSources Sources(SpecFolder specs) => Sources(specs.Shown, specs.Location);

    public static SpecSources Sources(string shown, string folder)
    {
        var location = Path.GetFullPath(folder);
        string?[] web = [.. new[] { "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA" }.Select(Environment.GetEnvironmentVariable)];
        return new SpecSources(shown.Replace('\\', '/').TrimEnd('/'), location, RepositoryRoot.Of(location)) { Web = web.Any(string.IsNullOrEmpty) ? null : $"{web[0]}/{web[1]}/blob/{web[2]}" };
    }

    /// <summary>All problems, with their lines; a line may hold a secret that somebody typed.</summary>
    public static string Describe(SpecFolder specs) =>
        new Secrets(specs.Secrets).Hide($"{string.Join("\n\n", specs.Problems)}\n\n{Gate.Counted(specs.Problems.Count, "problem")} in the specs: nothing was sent.");

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, DefaultName);
            if (File.Exists(Path.Combine(candidate, SpecFolder.EnvironmentsFile)))
                return candidate;
        }

        return null;
    }
}

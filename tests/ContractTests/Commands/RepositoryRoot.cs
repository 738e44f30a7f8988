namespace ContractTests.Commands;

/// <summary>The root of the repository that specs lie in, from which CI servers count paths.</summary>
internal static class RepositoryRoot
{
    /// <summary>The checkout of a GitHub job, the nearest folder above with `.git`, or else the working directory.</summary>
    public static string Of(string folder)
    {
        var workspace = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        if (workspace is not null && IsRepository(workspace) && IsWithin(folder, workspace))
            return workspace;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (IsRepository(at.FullName))
                return at.FullName;
        }

        return workspace is not null && IsWithin(folder, workspace) ? workspace : Directory.GetCurrentDirectory();
    }

    // A file in a worktree or a submodule.
    private static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    private static bool IsWithin(string folder, string root) => Path.GetRelativePath(root, folder) is var path && path != ".." && !path.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(path);
}

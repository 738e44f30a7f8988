namespace ContractTests.Contracts.Reading;

/// <summary>A file that a spec names: it lies beside the spec or in a folder there, and never outside.</summary>
internal static class FileBeside
{
    /// <summary>The absolute path of a file that exists; null, with a problem, where there is none. <paramref name="what"/> it is for, "a body", is for the problem.</summary>
    public static string? Of(SpecScalar file, string what, SpecProblems problems)
    {
        var folder = file.Mark.File.Folder;
        var path = file.Text.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(Path.Combine(folder, file.Text));
        if (path is not null && !Path.IsPathRooted(file.Text) && IsBelow(path, folder))
        {
            if (IsIn(folder, path))
                return path;
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                var remedy = Suggestion.For(file.Text, Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)));
                problems.Add(file.Mark, $"the file `{file.Text}` does not exist", remedy ?? "it is looked for beside the spec");
                return null;
            }

            if (Directory.Exists(path))
            {
                problems.Add(file.Mark, $"`{file.Text}` is a folder", $"{what} is one file");
                return null;
            }
        }

        problems.Add(file.Mark, path is null ? "no file has such a name" : $"`{file.Text}` is outside the spec's folder", "a file lies beside its spec");
        return null;
    }

    /// <summary>Whether a file exists in the folder. Links are followed before the check, those of folders too: a link must not lead out of the folder.</summary>
    public static bool IsIn(string folder, string path) => IsBelow(path, folder) && File.Exists(path) && IsBelow(RealPath.Of(path), RealPath.Of(folder));

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

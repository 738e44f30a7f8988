namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>Files that are written together: all of them, or none where one cannot be.</summary>
internal static class FileChanges
{
    /// <summary>Null where all is written; else why not, and everything is as it was.</summary>
    public static string? Write(IReadOnlyList<FileChange> changes)
    {
        var written = new List<FileChange>();
        var folders = new List<string>();
        var waiting = new List<string>();
        FileChange? current = null;
        try
        {
            foreach (var change in changes)
            {
                current = change;
                MakeFolder(Path.GetDirectoryName(change.Path)!, folders); // a file lies in a folder
                var waits = $"{change.Path}.{Guid.NewGuid():N}.new";
                waiting.Add(waits);
                File.WriteAllBytes(waits, change.Bytes);
                if (!change.IsNew && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(waits, File.GetUnixFileMode(change.Path));
            }

            foreach (var (change, waits) in changes.Zip(waiting.ToList()))
            {
                current = change;
                File.Move(waits, change.Path, overwrite: !change.IsNew);
                written.Add(change);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var undone = Undo(written, waiting, folders);
            return $"{current?.Shown} cannot be written: {error.Message}{(undone is null ? " Nothing was changed." : $" What was changed before could not be taken back: {undone}")}";
        }
    }

    private static string? Undo(List<FileChange> written, List<string> waiting, List<string> folders)
    {
        try
        {
            foreach (var change in written)
            {
                if (change.Before is { } before)
                    File.WriteAllBytes(change.Path, before);
                else
                    File.Delete(change.Path);
            }

            waiting.ForEach(File.Delete);
            foreach (var folder in Enumerable.Reverse(folders).Where(f => !Directory.EnumerateFileSystemEntries(f).Any()))
                Directory.Delete(folder);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private static void MakeFolder(string folder, List<string> made)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } above)
            MakeFolder(above, made);
        Directory.CreateDirectory(folder);
        made.Add(folder);
    }
}

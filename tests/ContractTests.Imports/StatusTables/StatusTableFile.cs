using System.Text;

namespace ContractTests.Imports.StatusTables;

/// <summary>The file that an imported table is written to: whole or not at all, and never over another's text unasked.</summary>
public sealed class StatusTableFile
{
    private StatusTableFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>The file that is named; in a folder, or where a folder is named by its last character, `status-codes.yaml`.</summary>
    public static StatusTableFile At(string path) =>
        new(Directory.Exists(path) || System.IO.Path.EndsInDirectorySeparator(path) ? System.IO.Path.Combine(path, StatusTableYaml.FileName) : path);

    /// <summary>Null when the file says what it shall; else why it does not.</summary>
    public string? Write(string yaml, bool force)
    {
        var bytes = Encoding.UTF8.GetBytes(yaml);
        try
        {
            if (File.Exists(Path))
            {
                if (File.ReadAllBytes(Path).AsSpan().SequenceEqual(bytes))
                    return null;
                if (!force)
                    return $"{Path} is there already and says something else: nothing was written. Write elsewhere with -o and compare, or overwrite it with --force.";
            }

            Replace(bytes);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"{Path} cannot be written: {error.Message}";
        }
    }

    private void Replace(byte[] bytes)
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
            Directory.CreateDirectory(folder);
        var temporary = $"{Path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, Path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

using System.Text;

namespace ContractTests.Reports;

/// <summary>Writes a report whole: under a temporary name first, so that nobody ever reads half of one.</summary>
public static class ReportFile
{
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            WriteBeside(path, write);
        }
        catch (IOException) when (File.Exists(path))
        {
            // A full disk has no room for both, and the one that is there has just become untrue.
            File.Delete(path);
            WriteBeside(path, write);
        }
    }

    public static void Write(string path, string content) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));

    private static void WriteBeside(string path, Action<Stream> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024))
                write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

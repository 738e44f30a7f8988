using System.Text;

namespace ContractTests.Reports;

/// <summary>Writes a report whole: under a temporary name first, so that nobody ever reads half of one.</summary>
public static class ReportFile
{
    public static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));
}

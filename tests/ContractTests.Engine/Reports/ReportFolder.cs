
namespace ContractTests.Reports;

/// <summary>The folder that a run's reports go to. Each is written whatever becomes of the others.</summary>
public sealed class ReportFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>Takes an earlier run's reports away, so that none of them is taken for this run's.</summary>
    public void Clear()
    {
        foreach (var name in new[] { ResultsFile.Name, JUnitFile.Name, SummaryFile.Name })
        {
            try
            {
                File.Delete(System.IO.Path.Combine(Path, name));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What cannot be deleted cannot be written either, and that is told.
            }
        }
    }

    /// <summary>Writes every report; returns, as sentences, what could not be written.</summary>
    public IReadOnlyList<string> Write(Results results)
    {
        var failures = new List<string>();
        Try("the folder", () => Directory.CreateDirectory(Path));
        Try(ResultsFile.Name, () => ResultsFile.Write(Path, results));
        Try(JUnitFile.Name, () => JUnitFile.Write(Path, results));
        Try(SummaryFile.Name, () => SummaryFile.Write(Path, results));
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } jobSummary)
            Try("the job's summary", () => File.AppendAllText(jobSummary, SummaryFile.Text(results)));
        return failures;

        void Try(string report, Action write)
        {
            try
            {
                write();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                failures.Add($"{report} could not be written to {Path}: {error.Message}");
            }
        }
    }
}

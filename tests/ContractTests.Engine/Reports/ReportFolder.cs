using ContractTests.Exchanges;

namespace ContractTests.Reports;

/// <summary>The folder that a run's reports go to. Each is written whatever becomes of the others.</summary>
public sealed class ReportFolder(string path)
{
    /// <summary>The files that a run writes here itself.</summary>
    public static readonly IReadOnlyList<string> Names = [ResultsFile.Name, JUnitFile.Name, SummaryFile.Name, CoverageFile.Name];

    public string Path { get; } = path;

    /// <summary>Takes an earlier run's reports away, so that none of them is taken for this run's.</summary>
    public void Clear()
    {
        foreach (var name in Names)
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
        Try("the folder", () => Directory.CreateDirectory(Path), failures);
        Try(ResultsFile.Name, () => ResultsFile.Write(Path, results), failures);
        Try(JUnitFile.Name, () => JUnitFile.Write(Path, results), failures);
        Try(SummaryFile.Name, () => SummaryFile.Write(Path, results), failures);
        Try(CoverageFile.Name, () => CoverageFile.Write(Path, results), failures);
        return failures;
    }

    /// <summary>Shows the summary where others look without opening a file: on the page of a GitHub job. What is there cannot be taken back.</summary>
    public IReadOnlyList<string> Announce(Results results, Secrets secrets)
    {
        var failures = new List<string>();
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } jobSummary)
            Try("the job's summary", () => File.AppendAllText(jobSummary, secrets.Hide(SummaryFile.Text(results))), failures);
        return failures;
    }

    private void Try(string report, Action write, List<string> failures)
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

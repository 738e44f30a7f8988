using System.Text;
using ContractTests.Exchanges;
using ContractTests.Reports.Sarif;

namespace ContractTests.Reports;

/// <summary>The folder that a run's reports go to. Each is written whatever becomes of the others.</summary>
public sealed class ReportFolder(string path, SpecSources? sources = null)
{
    /// <summary>The files that a run writes here itself.</summary>
    public static readonly IReadOnlyList<string> Names = [ResultsFile.Name, JUnitFile.Name, SummaryFile.Name, CoverageFile.Name, SarifFile.Name];

    public string Path { get; } = path;

    /// <summary>Whether `results.sarif` is written too.</summary>
    public bool WithSarif { get; init; }

    /// <summary>Whether `results.json` is written alone, without the readings of it that nobody asked for by name.</summary>
    public bool ResultsOnly { get; init; }

    /// <summary>Takes an earlier run's reports away, so that none of them is taken for this run's.</summary>
    public void Clear()
    {
        foreach (var name in Names)
            Delete(name);
    }

    /// <summary>
    /// Writes every report; returns, as sentences, what could not be written. What could not be written again is taken away: it would say what was
    /// true before.
    /// </summary>
    public IReadOnlyList<string> Write(Results results)
    {
        var failures = new List<string>();
        if (!Try("the reports", () => Directory.CreateDirectory(Path), failures))
            return failures;
        Report(ResultsFile.Name, () => ResultsFile.Write(Path, results));
        if (!ResultsOnly)
        {
            Report(JUnitFile.Name, () => JUnitFile.Write(Path, results, sources));
            Report(SummaryFile.Name, () => SummaryFile.Write(Path, results, sources));
            Report(CoverageFile.Name, () => CoverageFile.Write(Path, results));
        }

        if (WithSarif)
            Report(SarifFile.Name, () => SarifFile.Write(Path, results, sources));
        return failures;

        void Report(string name, Action write)
        {
            if (Try(name, write, failures))
                return;
            Delete(name);
            if (File.Exists(System.IO.Path.Combine(Path, name)))
                failures[^1] += "; an earlier one is still there";
        }
    }

    /// <summary>Shows the summary where others look without opening a file: on the page of a GitHub job. What is there cannot be taken back.</summary>
    public IReadOnlyList<string> Announce(Results results, Secrets secrets)
    {
        var failures = new List<string>();
        if (!ResultsOnly && Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } jobSummary)
            Try("the job's summary", () => Append(jobSummary, results, secrets), failures, jobSummary);
        return failures;
    }

    // Another run of the same step may have used some of the room.
    private void Append(string jobSummary, Results results, Secrets secrets)
    {
        var used = File.Exists(jobSummary) ? new FileInfo(jobSummary).Length : 0;
        var text = Encoding.UTF8.GetBytes(secrets.Hide(SummaryFile.Text(results, sources, (int)Math.Max(0, SummaryFile.Longest - used))));
        using var file = new FileStream(jobSummary, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(text);
    }

    private void Delete(string name)
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

    private bool Try(string report, Action write, List<string> failures, string? where = null)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            failures.Add($"{report} could not be written to {where ?? Path}: {error.Message}");
            return false;
        }
    }
}

using System.Globalization;
using System.Text;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>`summary.md`: the gate, the totals, what failed and what is unproven, for a pull request or a job's page.</summary>
public static class SummaryFile
{
    public const string Name = "summary.md";

    private const int MostFailures = 50;

    public static void Write(string folder, Results results) => ReportFile.Write(Path.Combine(folder, Name), Text(results));

    public static string Text(Results results)
    {
        var (run, totals) = (results.Run, results.Totals);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {GateLine(results.Gate)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Environment `{run.Environment}` at {run.BaseUrl}, run `{run.Id}`, {(run.Finished - run.Started).TotalSeconds:0.0} s\n\n");
        text.Append("| kept | breached | unanswered | unproven |\n|---:|---:|---:|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {totals.Kept} | {totals.Breached} | {totals.Unanswered} | {totals.Unproven} |\n");

        var failures = results.Cases.Where(c => c.Failed).ToList();
        Section(text, "Failures", failures.Take(MostFailures), c => $"### {Escaped(c.Id)}\n\n{Fenced(c.Message ?? "")}\n");
        if (failures.Count > MostFailures)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {failures.Count - MostFailures} more: see {ResultsFile.Name}\n");
        Section(text, "Fixture requests that went wrong", results.Fixtures, f => $"- {Escaped(f.What)} ({Gate.Counted(f.Count, "time")}): {Escaped(f.Request)}: {Escaped(f.Message)}, {f.Source}");
        Section(text, "Left over", results.Leftovers, l => $"- {Escaped(l.What)}: {Escaped(l.Why)}{(l.Request is null ? "" : $"\n\n  {Fenced(l.Request).Replace("\n", "\n  ", StringComparison.Ordinal)}")}");
        Section(text, "Undocumented statuses", results.Undocumented, u => $"- {Escaped(u.Operation)} answered {Escaped(u.Received)} ({Gate.Counted(u.Count, "time")})");
        Section(text, "Flaky", results.Cases.Where(c => c.Flaky), c => $"- {Escaped(c.Id)}: {Escaped(Message.FlakyText(c))}");
        Section(text, "Unproven", results.Coverage.Where(c => c.State == "unproven"), c => $"- {Escaped(c.Operation)} {c.Status}: {Escaped(c.Why ?? "")}");
        return text.ToString();
    }

    /// <summary>"GATE OPEN", with what it lets pass, or "GATE CLOSED: " and the reasons.</summary>
    public static string GateLine(GatePart gate) => gate.Open ? $"GATE OPEN{(gate.Remarks.Count == 0 ? "" : $", though {string.Join(", ", gate.Remarks)}")}" : $"GATE CLOSED: {string.Join(", ", gate.Reasons)}";

    private static void Section<T>(StringBuilder text, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        if (lines.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{string.Join('\n', lines).TrimEnd('\n')}\n");
    }

    // The fence is longer than any run of back-ticks inside it.
    private static string Fenced(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}text\n{text}\n{fence}";
    }

    internal static string Escaped(string text) => string.Concat(text.Select(c => "\\`*_{}[]<>#|!".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString())).ReplaceLineEndings(" ");
}

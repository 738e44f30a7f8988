using System.Globalization;
using System.Text;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>`summary.md`: the gate, the totals, what failed and what is unproven, for a pull request or a job's page, which takes no more than 1 MiB.</summary>
public static class SummaryFile
{
    public const string Name = "summary.md";

    /// <summary>What GitHub takes from a step, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    private const int MostFailures = 50;
    private const int Reserve = 4 * 1024; // for the notes on what is left out, one a section at most

    public static void Write(string folder, Results results, SpecSources? sources = null) => ReportFile.Write(Path.Combine(folder, Name), Text(results, sources));

    /// <summary>Where there is no room for everything, the sections say how much they leave out.</summary>
    public static string Text(Results results, SpecSources? sources = null, int longest = Longest)
    {
        var (run, totals, gate) = (results.Run, results.Totals, results.Gate);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Heading(gate)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Environment `{run.Environment}` at {run.BaseUrl}, run `{run.Id}`, {(run.Finished - run.Started).TotalSeconds:0.0} s\n\n");
        text.Append("| kept | breached | unanswered | unproven | known |\n|---:|---:|---:|---:|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {totals.Kept} | {totals.Breached} | {totals.Unanswered} | {totals.Unproven} | {totals.Known} |\n");
        if (CoverageLine(results.Coverage) is { } coverage)
            text.Append(CultureInfo.InvariantCulture, $"\n{coverage}\n");

        var sections = new SummarySections(text, longest - Reserve);
        sections.Add("Tolerated", gate.Open ? [] : gate.Remarks.Select(r => $"- {Markdown.Escaped(r)}"));
        sections.Add("Failures", results.Cases.Where(c => c.Failed).Select(c => $"### {Markdown.Escaped(c.Id)}\n\n{Link(c.Source, sources)}{Fenced(c.Message ?? "")}\n"), MostFailures);
        sections.Add("Known issues", results.KnownIssues.Select(i => $"- {Markdown.Escaped(Message.Of(i))}"));
        sections.Add("Fixture requests that went wrong", results.Fixtures.Select(f => $"- {Markdown.Escaped(f.What)} ({Gate.Counted(f.Count, "time")}): {Markdown.Escaped(f.Request)}: {Markdown.Escaped(f.Message)}, {f.Source}"));
        sections.Add("Left over", results.Leftovers.Select(l => $"- {Markdown.Escaped(l.What)}: {Markdown.Escaped(l.Why)}{(l.Request is null ? "" : $"\n\n  {Fenced(l.Request).Replace("\n", "\n  ", StringComparison.Ordinal)}")}"));
        sections.Add("Undocumented statuses", results.Undocumented.Select(u => $"- {Markdown.Escaped(u.Operation)} answered {Markdown.Escaped(u.Received)} ({Gate.Counted(u.Count, "time")})"));
        sections.Add("Flaky", results.Cases.Where(c => c.Flaky).Select(c => $"- {Markdown.Escaped(c.Id)}: {Markdown.Escaped(Message.FlakyText(c))}"));
        sections.Add("Unproven", results.Coverage.Where(c => c.State == "unproven").Select(c => $"- {Markdown.Escaped(c.Operation)} {c.Status}: {Markdown.Escaped(c.Why ?? "")}"));
        return text.ToString();
    }

    /// <summary>"GATE OPEN", with what it lets pass, or "GATE CLOSED: " and the reasons.</summary>
    public static string GateLine(GatePart gate) => gate.Open ? $"GATE OPEN{(gate.Remarks.Count == 0 ? "" : $", though {string.Join(", ", gate.Remarks)}")}" : $"GATE CLOSED: {string.Join(", ", gate.Reasons)}";

    // One reason stands in the first line; several are a list.
    private static string Heading(GatePart gate)
    {
        var (said, items) = gate.Open ? ("GATE OPEN, though", gate.Remarks) : ("GATE CLOSED:", gate.Reasons);
        return items.Count switch
        {
            0 => GateLine(gate),
            1 => $"{said} {Markdown.Escaped(items[0])}",
            _ => $"{said.TrimEnd(':')}\n\n{string.Join('\n', items.Select(i => $"- {Markdown.Escaped(i)}"))}",
        };
    }

    // Rounded down: only all of them are 100 %.
    private static string? CoverageLine(IReadOnlyList<CoveragePart> coverage)
    {
        var kept = coverage.Count(c => c.State == "kept");
        var share = Math.Floor(kept * 1000m / Math.Max(1, coverage.Count)) / 10;
        return coverage.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{kept:N0} of {Gate.Counted(coverage.Count, "documented status", "documented statuses")} kept: {share:0.0} %");
    }

    private static string Link(string source, SpecSources? sources) => sources?.Link(source) is { } link ? $"[{Markdown.Escaped(source)}]({link})\n\n" : "";

    // The fence is longer than any run of back-ticks inside it.
    private static string Fenced(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}text\n{text}\n{fence}";
    }
}

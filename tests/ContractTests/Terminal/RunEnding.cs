using System.Globalization;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Suite;

namespace ContractTests.Terminal;

/// <summary>What is told when a run has ended: each failure in full, what else is worth knowing, the totals, and the gate in the last line.</summary>
internal sealed class RunEnding(Outlet outlet, Ink ink, Secrets secrets, DisplayOptions options)
{
    public void Tell(RunOutcome outcome, string output)
    {
        var results = outcome.Results;
        // Of a sick environment one line is enough: the last one.
        if (!outcome.Sick)
            Failures(results);
        foreach (var issue in results.KnownIssues.Where(i => i.Message is not null))
            Print($"\n{issue.Message}");
        if (!options.Quiet)
            Known(results.Cases);
        foreach (var flaky in results.Cases.Where(c => c.Flaky))
            Print($"\nFLAKY  {flaky.Id}: {Message.FlakyText(flaky)}");
        if (results.Leftovers.Count > 0)
            Print("\nLeft over on the server:", ink.Yellow);
        foreach (var leftover in results.Leftovers)
            Print($"  {leftover.What}: {leftover.Why}{(leftover.Request is null ? "" : $"\n    {leftover.Request}")}");
        if (!options.Quiet)
            Totals(results, output, outcome.Sick);
        if (outcome.Told is { } told)
            Print(told);
        foreach (var failure in outcome.Remarks)
            Print(failure, ink.Red);
        var isOpen = outcome.ExitCode == ExitCode.Open;
        Print(SummaryFile.GateLine(results.Gate), line => ink.Bold(isOpen ? ink.Green(line) : ink.Red(line)));
    }

    private void Failures(Results results)
    {
        foreach (var failure in results.Cases.Where(c => c.Failed))
            Print($"\n{failure.Message}", message => Painted(message, failure));
        foreach (var fixture in results.Fixtures)
        {
            Print($"\n{fixture.What} went wrong ({Gate.Counted(fixture.Count, "time")}): {fixture.Request}: {fixture.Message}.", ink.Yellow);
            Print(fixture.Source, ink.Dim);
        }
    }

    // The sentence that leads and what came stand out; where it is written and how to see it again stands back.
    private string Painted(string message, CasePart failure)
    {
        var lines = message.Split('\n');
        var source = Array.FindLastIndex(lines, l => l.StartsWith(failure.Source, StringComparison.Ordinal));
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            lines[at] = at == 1 ? ink.Bold(ink.Verdict(failure.Verdict, line))
                : line.StartsWith("    documented  ", StringComparison.Ordinal) ? $"{line[..16]}{ink.Green(line[16..])}"
                : line.StartsWith("    received    ", StringComparison.Ordinal) ? $"{line[..16]}{ink.Verdict(failure.Verdict, line[16..])}"
                : source > 0 && at >= source ? ink.Dim(line) : line;
        }

        return string.Join('\n', lines);
    }

    private void Known(IReadOnlyList<CasePart> cases)
    {
        var known = cases.Where(c => c.Known).ToList();
        for (var at = 0; at < known.Count; at++)
        {
            var part = known[at];
            var difference = part is { Breach: not "expectation", Received: { } received } ? $" → {Message.ReceivedText(received)}" : ", but not as expected";
            Print($"{(at == 0 || options.Verbose ? "\n" : "")}KNOWN  {part.Ticket}  {part.Id}  {part.Expected}{difference}", ink.Cyan);
            if (options.Verbose)
                Print(part.Message ?? "");
        }
    }

    private void Totals(Results results, string output, bool sick)
    {
        // Counts stand first, so that a long template wraps without tearing the columns.
        var came = results.Cases.Select(VerdictName.Of).ToHashSet();
        var verdicts = VerdictName.All.Where(came.Contains).ToList();
        foreach (var service in results.Cases.Where(_ => !sick).GroupBy(c => c.Service))
        {
            Print("");
            Print($"  {string.Concat(verdicts.Select(v => $"{v}  "))}{service.Key}", ink.Bold);
            var rows = service.GroupBy(c => c.Operation, VerdictName.Of).Select(operation => Row([.. verdicts.Select(v => (v, operation.Count(of => of == v)))], operation.Key));
            outlet.WriteLine(string.Join('\n', rows)); // at once: each write is one of the system's, and there may be thousands of operations
        }

        var totals = results.Totals;
        var counts = $"{totals.Kept} kept, {totals.Breached} breached, {totals.Unanswered} unanswered, {totals.Unproven} unproven{(totals.Known == 0 ? "" : $", {totals.Known} known")}{(totals.Flaky == 0 ? "" : $", {totals.Flaky} flaky")}";
        Print(string.Create(CultureInfo.InvariantCulture, $"\n{Gate.Counted(results.Cases.Count, "case")}: {counts}, in {(results.Run.Finished - results.Run.Started).TotalSeconds:0.0} s"));
        Print($"Reports: {output}");
    }

    private string Row(IReadOnlyList<(string Verdict, int Count)> counts, string operation)
    {
        var cells = counts.Select(c => (c.Count == 0 ? ink.Dim(Cell(c)) : ink.Verdict(c.Verdict, Cell(c))) + "  ");
        return $"  {string.Concat(cells)}{Cells.Harmless(secrets.Hide(operation))}";

        static string Cell((string Verdict, int Count) counted) => counted.Count.ToString(CultureInfo.InvariantCulture).PadLeft(counted.Verdict.Length);
    }

    // Masked also for the names, which stay as they are in the reports.
    private void Print(string text, Func<string, string>? paint = null)
    {
        var shown = Cells.Harmless(secrets.Hide(text));
        outlet.WriteLine(paint is null ? shown : paint(shown));
    }
}

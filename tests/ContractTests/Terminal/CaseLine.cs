using System.Globalization;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Runs;

namespace ContractTests.Terminal;

/// <summary>One line for a case that has just ended.</summary>
internal sealed class CaseLine(Ink ink, Secrets secrets)
{
    private const int ShortestId = 60;
    private const int LongestReceived = 60;
    private const string Indent = "    ";

    /// <summary>For `-v`, as long as it needs to be.</summary>
    public string InFull(CaseResult result)
    {
        var name = VerdictName.Of(result);
        var time = result.Observation is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{result.Observation.Elapsed.TotalMilliseconds:0} ms");
        var why = result.Verdict switch
        {
            Verdict.Unproven unproven => $"({Text(unproven.Reason)})",
            Verdict.Kept => "",
            Verdict.Unanswered => $"({Difference(result, int.MaxValue)})",
            _ => $"({(result.Known is { } known ? Text(known.Ticket) : Kind(result))}: {Difference(result, int.MaxValue)})",
        };
        return $"{ink.Verdict(name, $"{name,-10}")}  {Text(result.Case.Id)}  {string.Join("  ", new[] { time, why }.Where(t => t.Length > 0))}".TrimEnd();
    }

    /// <summary>A failure, made to fit the terminal: its kind, the case, what was expected and what came. The whole of it is told at the end.</summary>
    public string Short(CaseResult result, int width)
    {
        var kind = Kind(result);
        var difference = Cells.Cut(Difference(result, LongestReceived), Math.Max(width - Indent.Length - 1, 1));
        var room = width - 1 - Cells.Width(kind) - 2;
        var beside = room - Cells.Width(difference) - 2;
        var painted = result.Verdict is Verdict.Unanswered ? ink.Yellow(kind) : ink.Red(kind);
        var id = Text(result.Case.Id);
        return beside >= Math.Min(ShortestId, Cells.Width(id))
            ? $"{painted}  {Cells.Shortened(id, beside)}  {difference}"
            : $"{painted}  {Cells.Shortened(id, room)}\n{Indent}{difference}";
    }

    private static string Kind(CaseResult result) => result.Verdict is Verdict.Breached breached ? Kebab.Of(breached.Breach.Kind) : VerdictName.Of(result);

    private string Difference(CaseResult result, int longest)
    {
        var came = result.Verdict switch
        {
            Verdict.Breached { Breach: { Kind: BreachKind.Expectation } breach } => $", but {Text(breach.Summary)}",
            Verdict.Breached { Breach: var breach } => $" → {Received(((Answer)result.Observation!).StatusLine, breach.Kind)}", // a breach is judged from an answer
            Verdict.Unanswered unanswered => $" → nothing ({Kebab.Of(unanswered.Kind)})",
            _ => "",
        };
        return $"{Text(result.Case.Expected)}{Cells.Cut(came, longest)}";
    }

    // Masked first: a secret with its white space made visible would not be known for one.
    private string Received(Contracts.StatusLine line, BreachKind kind)
    {
        var reason = secrets.Hide(VisibleText.FromUtf8(line.Reason) ?? line.Reason);
        return string.Create(CultureInfo.InvariantCulture, $"{line.Code:000} {VisibleText.Of(reason, spaces: kind == BreachKind.WrongReason)}").TrimEnd(' ');
    }

    private string Text(string text) => Cells.OneLine(secrets.Hide(text));
}

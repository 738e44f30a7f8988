using System.Globalization;
using System.Text;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>What is said of a case that is not kept: what was promised, what came, where the promise is written, and how to see it again.</summary>
public static class Message
{
    private const int ReceivedWidth = 32;
    private const int LongestShown = 300;
    private const string Note = "    note        ";
    private const string KnownNote = $"{Note}known issue ";

    public static string Of(CaseResult result, Secrets secrets)
    {
        var contractCase = result.Case;
        var text = new StringBuilder();
        switch (result.Verdict)
        {
            case Verdict.Kept:
                return "";
            case Verdict.Unproven unproven:
                return secrets.Hide(unproven.Reason);
            case Verdict.Breached breached:
                text.Append(CultureInfo.InvariantCulture, $"{contractCase.Operation.Name} breached its contract: {breached.Breach.Summary}.\n\n");
                text.Append(CultureInfo.InvariantCulture, $"    documented  {contractCase.Expected}\n");
                text.Append(CultureInfo.InvariantCulture, $"    received    {Received((Answer)result.Observation!, breached.Breach.Kind, secrets)}\n"); // a breach is judged from an answer
                foreach (var remark in breached.Breach.Remarks)
                    text.Append(CultureInfo.InvariantCulture, $"    note        {remark}\n");
                Attempts(text, result);
                if (result.Issue is { } issue)
                    text.Append(CultureInfo.InvariantCulture, $"    note        {VisibleText.Of(issue.Remark, spaces: false)}\n");
                break;
            case Verdict.Unanswered unanswered:
                text.Append(CultureInfo.InvariantCulture, $"{contractCase.Operation.Name} was not answered: {Shown(unanswered.Detail, secrets)}.\n\n");
                text.Append(CultureInfo.InvariantCulture, $"    documented  {contractCase.Expected}\n");
                text.Append(CultureInfo.InvariantCulture, $"    received    {Nothing(unanswered.Kind, result.Observation as NoAnswer, secrets)}\n");
                Attempts(text, result);
                break;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{contractCase.Source}");
        if (contractCase.Name is not null)
            text.Append(CultureInfo.InvariantCulture, $" ({contractCase.Status}/{contractCase.Name})");
        if (result.Curl is not null)
            text.Append('\n').Append(result.Curl);
        return secrets.Hide(text.ToString());
    }

    private static void Attempts(StringBuilder text, CaseResult result)
    {
        var tried = result.Attempts.Where(a => a.Verdict is not null).ToList();
        if (tried is [.., { Note: { } note }])
            text.Append(CultureInfo.InvariantCulture, $"    note        {note}\n");
        if (tried.Count > 1)
            text.Append(CultureInfo.InvariantCulture, $"    note        attempt {tried.Count} of {tried.Count}, and none was kept\n");
    }

    /// <summary>What came of an earlier attempt, in a few words.</summary>
    public static string AttemptText(AttemptPart attempt) => attempt.Received is { } received ? $"received {ReceivedText(received)}" : $"not answered: {attempt.Why}";

    /// <summary>A status line that came, with nothing hidden in it.</summary>
    public static string ReceivedText(ReceivedPart received) => VisibleText.Of($"{received.Code:000} {received.Reason}".TrimEnd(' '), spaces: false);

    /// <summary>"kept at attempt 3 (received 404 Not Found, not answered: timeout)".</summary>
    public static string FlakyText(CasePart part)
    {
        var failed = part.Attempts.Where(a => a.Verdict is "breached" or "unanswered").ToList();
        return string.Create(CultureInfo.InvariantCulture, $"kept at attempt {failed.Count + 1} ({string.Join(", ", failed.Select(AttemptText))})");
    }

    /// <summary>"known issue LTS-1234, until 2027-01-31, …": what the message of a tolerated breach notes last.</summary>
    public static string KnownText(CasePart part) =>
        part.Message?.Split('\n').LastOrDefault(line => line.StartsWith(KnownNote, StringComparison.Ordinal)) is { } line ? line[Note.Length..] : $"known issue {part.Ticket}";

    /// <summary>What there is to do about a known issue, or what it tolerates.</summary>
    public static string Of(KnownIssuePart issue) =>
        issue.Message ?? $"The known issue {issue.Ticket} tolerates {issue.Answers} from {issue.Cases} until {issue.Expires}, owned by {issue.Owner} ({issue.Source}): {(issue.State == "tolerated" ? Gate.Counted(issue.Count, "case") : "nothing can be said of it")}.";

    /// <summary>What was promised and what came, without the place and the request.</summary>
    public static string Head(CasePart part)
    {
        var message = part.Message ?? "";
        var place = message.IndexOf($"\n\n{part.Source}", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }

    /// <summary>The row that the case's status stands for, such as "404 Not Found".</summary>
    public static string Title(ContractCase contractCase) => contractCase.Name is null ? contractCase.Expected : $"{contractCase.Expected}: {contractCase.Name}";

    private static string Received(Answer answer, BreachKind kind, Secrets secrets)
    {
        var line = answer.StatusLine;
        var reason = Cut(VisibleText.FromUtf8(line.Reason) ?? line.Reason, secrets);
        var code = line.Code.ToString("000", CultureInfo.InvariantCulture);
        var shown = kind switch
        {
            BreachKind.MissingReason => answer.RawStatusLine.EndsWith(' ') ? $"{code}␠" : code,
            _ when reason.Length == 0 => code,
            _ => $"{code} {VisibleText.Of(reason, spaces: kind == BreachKind.WrongReason)}",
        };
        return $"{shown.PadRight(ReceivedWidth - 12)} ({answer.Protocol}, {Milliseconds(answer.Elapsed)} ms)";
    }

    private static string Nothing(NoAnswerKind kind, NoAnswer? none, Secrets secrets)
    {
        var line = none?.RawStatusLine switch
        {
            null => "nothing",
            "" => "an empty line, and no whole response",
            var raw => $"{Shown(raw, secrets)}, and no whole response",
        };
        var time = none is null ? "" : $", {Milliseconds(none.Elapsed)} ms";
        return $"{line.PadRight(ReceivedWidth - 12)} ({Kebab.Of(kind)}{time})";
    }

    // What a server sent must neither act on a terminal nor fill it.
    private static string Shown(string received, Secrets secrets) => VisibleText.Of(Cut(received, secrets), spaces: false);

    // Masked first: a part of a secret, or one with its white space made visible, would not be known for one.
    private static string Cut(string received, Secrets secrets)
    {
        var hidden = secrets.Hide(received);
        return hidden.Length > LongestShown ? $"{hidden[..LongestShown]}…" : hidden;
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}

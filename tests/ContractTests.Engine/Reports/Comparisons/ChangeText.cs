using System.Globalization;
using ContractTests.Judgements;

namespace ContractTests.Reports.Comparisons;

/// <summary>A change in a line: "404 Not␠Found → 404 NOT␠FOUND (kept → breached: wrong-reason)". Nothing in it acts on a terminal.</summary>
internal static class ChangeText
{
    private const int LongestShown = 300;

    public static string Of(CaseChange change)
    {
        // Where the phrases alone differ, the difference may be a space.
        var spaces = change is { Before.Received: { } before, After.Received: { } after } && before.Code == after.Code && before.Reason != after.Reason;
        var (was, now) = (Received(change.Before, spaces), Received(change.After, spaces));
        var received = change.Before is null || was == now ? now : change.After is null ? was : $"{was} → {now}";
        return $"{received} ({State(change.Before)} → {State(change.After)})";
    }

    /// <summary>Where the promise is written now, or was.</summary>
    public static string Source(CaseChange change) => Shown((change.After ?? change.Before)!.Source); // one of them is there

    public static string Shown(string text) => VisibleText.Of(text, spaces: false);

    private static string Received(CasePart? part, bool spaces)
    {
        if (part?.Received is not { } received)
            return "nothing";
        var reason = VisibleText.FromUtf8(received.Reason) ?? received.Reason;
        var shown = VisibleText.Of(reason.Length > LongestShown ? $"{reason[..LongestShown]}…" : reason, spaces);
        var code = received.Code.ToString("000", CultureInfo.InvariantCulture);
        return shown.Length > 0 ? $"{code} {shown}" : received.StatusLine?.EndsWith(' ') == true ? $"{code}␠" : code;
    }

    private static string State(CasePart? part) => part switch
    {
        null => "not there",
        { Verdict: "kept" } => part.Flaky ? "flaky" : "kept",
        { Verdict: "unproven" } => $"unproven{Because(Reason(part))}",
        { Known: true } => $"known{(part.Ticket is null ? "" : $" {Shown(part.Ticket)}")}{Because(part.Breach)}",
        { Unmet: { Count: > 0 } unmet } => $"{part.Verdict}: {Shown(unmet[0])}{(unmet.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {unmet.Count - 1} more"))}",
        _ => $"{part.Verdict}{Because(part.Breach ?? part.Unanswered)}",
    };

    private static string? Reason(CasePart part) => (part.Message is { Length: > LongestShown } message ? $"{message[..LongestShown]}…" : part.Message)?.ReplaceLineEndings(" ");

    private static string Because(string? why) => string.IsNullOrEmpty(why) ? "" : $": {Shown(why)}";
}

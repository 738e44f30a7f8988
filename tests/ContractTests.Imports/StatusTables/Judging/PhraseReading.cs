using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Judging;

internal enum PhraseKind
{
    Blank,

    /// <summary>All of the cell is the phrase known for the code.</summary>
    Known,

    /// <summary>The cell begins with the phrase known for the code, and goes on behind a mark that parts them.</summary>
    KnownLead,

    /// <summary>Made from the known phrase.</summary>
    Near,

    /// <summary>Short and no sentence.</summary>
    Title,

    /// <summary>A title, and more text behind a mark.</summary>
    TitleLead,

    Other,
}

/// <summary>A text read as the phrase of a code: what it is, the phrase or phrases that it would give, and what stands behind them.</summary>
internal sealed partial record PhraseReading(PhraseKind Kind, IReadOnlyList<string> Phrases, string Behind, string Separator = "")
{
    private const int LongestRead = 5_000;

    private static readonly PhraseReading Blank = new(PhraseKind.Blank, [], "");

    public bool IsKnown => Kind is PhraseKind.Known or PhraseKind.KnownLead;

    public static PhraseReading Of(string text, string? lead, int code)
    {
        if (text.Length > LongestRead)
            return new PhraseReading(PhraseKind.Other, [], text);
        text = Unquoted(FootnoteMark().Replace(text, "").Trim());
        if (text.Contains('\n', StringComparison.Ordinal) && Joined(text) is var joined && PhraseText.IsRegistered(joined, code))
            return new PhraseReading(PhraseKind.Known, [joined], ""); // a phrase that a narrow column broke
        if (text.Length == 0 || Placeholder().IsMatch(text) || text.All(c => c is '-' or '–' or '—' or ' ' or '/') || text is "N/A" or "n/a" or "无")
            return Blank;
        if (text.EndsWith('.') && PhraseText.IsVerbatim(text[..^1], code))
            return new PhraseReading(PhraseKind.Known, [text[..^1]], ""); // the end of a sentence, not of a phrase
        if (!text.EndsWith('.') && PhraseText.IsRegistered(text, code))
            return new PhraseReading(PhraseKind.Known, [text], "");
        if (Alternatives(text, code) is { } several)
            return new PhraseReading(PhraseKind.Known, several, "");
        if (lead is not null && text.StartsWith(lead, StringComparison.Ordinal) && Led(lead, text[lead.Length..], "bold", code) is { } bold)
            return bold;
        if (Mark().Match(text) is { Success: true } mark && Led(text[..mark.Index], text[(mark.Index + mark.Length)..], mark.Value.Trim(' '), code) is { } led)
            return led;
        if (PhraseText.IsNear(text, code))
            return new PhraseReading(PhraseKind.Near, [text], "");
        return PhraseText.IsTitle(text) ? new PhraseReading(PhraseKind.Title, [text], "") : new PhraseReading(PhraseKind.Other, [], text);
    }

    private static PhraseReading? Led(string head, string behind, string mark, int code)
    {
        head = Unquoted(head.TrimEnd(':', ' ', '-', '–', '—').Trim());
        behind = behind.Trim().TrimStart('-', '–', '—', ':', ' ').Trim();
        // A bracket that opens here is closed at the end, and belongs to neither part.
        if (mark is "(" or "（")
            behind = behind.TrimEnd(')', '）');
        if (!head.EndsWith('.') && PhraseText.IsRegistered(head, code))
            return new PhraseReading(PhraseKind.KnownLead, [head], behind, mark);
        return PhraseText.IsTitle(head) ? new PhraseReading(PhraseKind.TitleLead, [head], behind, mark) : null;
    }

    // `Payload Too Large / Request Entity Too Large`, where each is known for the code.
    private static string[]? Alternatives(string text, int code)
    {
        if (text.Length > 200)
            return null;
        var parts = Either().Split(text);
        return parts.Length > 1 && parts.All(p => PhraseText.IsRegistered(p, code)) ? [.. parts.Distinct()] : null;
    }

    private static string Joined(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Unquoted(string text) =>
        text.Length > 2 && (text[0], text[^1]) is ('"', '"') or ('“', '”') or ('`', '`') or ('«', '»') or ('„', '“') && !text.AsSpan(1, text.Length - 2).ContainsAny(text[0], text[^1]) ? text[1..^1].Trim() : text;

    // What stands where there is nothing to say; IANA's registry marks codes in this way, too.
    [GeneratedRegex(@"^\(?(?:none|unused|unassigned|reserved|deprecated|obsolete|varies|various|custom|unknown|undefined|tbd|todo|ditto|not (?:applicable|used|documented|specified)|as above|see\s(?!other$).{1,40}|same as\s.{1,40})\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\n|\s--+\s|\s[-–—]\s|\s?[—–]\s?|[:：]\s|：|\s\(|（|[;；]\s|,\s", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s*(?:/|\||\n|,|;|\bor\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Either();

    [GeneratedRegex(@"(?:\s?\[(?:\^\w{1,8}|[0-9]{1,3})\]|\s?[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();
}

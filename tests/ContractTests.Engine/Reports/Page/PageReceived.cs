using System.Globalization;
using ContractTests.Judgements;

namespace ContractTests.Reports.Page;

/// <summary>
/// A status line that came: its phrase as people read it, and the whole line so that everything in it can be seen, each space of the phrase included where
/// the phrase is what is wrong.
/// </summary>
internal sealed record PageReceived(string Reason, string Line)
{
    public static PageReceived Of(ReceivedPart part, string? breach)
    {
        var raw = part.StatusLine ?? string.Create(CultureInfo.InvariantCulture, $"{part.Protocol} {part.Code:000} {part.Reason}");
        var before = raw.EndsWith(part.Reason, StringComparison.Ordinal) ? raw[..^part.Reason.Length] : raw;
        var phrase = raw[before.Length..];
        var isWrong = breach is "wrong-reason" or "missing-reason";
        if (phrase.Length == 0)
        {
            before = raw.TrimEnd(' ');
            phrase = raw[before.Length..];
        }

        var read = VisibleText.FromUtf8(part.Reason) ?? part.Reason;
        return new PageReceived(read, VisibleText.Of(before, spaces: false) + VisibleText.Of(VisibleText.FromUtf8(phrase) ?? phrase, isWrong));
    }
}

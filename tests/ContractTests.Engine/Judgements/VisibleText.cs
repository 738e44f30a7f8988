using System.Globalization;
using System.Text;

namespace ContractTests.Judgements;

/// <summary>Shows text from the wire so that everything in it can be seen, and nothing in it can act on a terminal.</summary>
public static class VisibleText
{
    /// <summary>White space and control characters as pictures; with <paramref name="spaces"/> also every plain space, as ␠.</summary>
    public static string Of(string text, bool spaces)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(spaces ? '!' : ' ', '~') < 0)
            return text;
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            shown.Append(c switch
            {
                ' ' => spaces ? "␠" : " ",
                '\u00A0' => "⍽",
                <= '\u001F' => ((char)(0x2400 + c)).ToString(),
                '\u007F' => "␡",
                _ when char.IsSurrogatePair(text, at) => text.Substring(at++, 2),
                _ when Hidden(c) => $"<U+{(int)c:X4}>",
                _ => c.ToString(),
            });
        }

        return shown.ToString();
    }

    /// <summary>The text that the bytes behind an ISO-8859-1 string are in UTF-8, where they are more than ASCII and valid.</summary>
    public static string? FromUtf8(string latin1)
    {
        if (latin1.All(char.IsAscii) || latin1.Any(c => c > 0xFF))
            return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool Hidden(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

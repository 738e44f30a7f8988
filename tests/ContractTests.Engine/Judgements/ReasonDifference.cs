using System.Text;
using ContractTests.Contracts;

namespace ContractTests.Judgements;

/// <summary>Explains how a received phrase differs from the documented one that it is nearest to, where eyes would not see it.</summary>
internal static class ReasonDifference
{
    public static IReadOnlyList<string> Remarks(StatusLine received, IReadOnlyList<string> documented)
    {
        var remarks = new List<string>();
        var wire = received.Reason;
        var text = VisibleText.FromUtf8(wire) ?? wire;
        remarks.AddRange(Padding(text));
        remarks.AddRange(OddCharacters(text, documented));
        remarks.AddRange(DocumentedOddities(text, documented));
        if (documented.Any(d => !d.Equals(text, StringComparison.Ordinal) && d.Equals(text, StringComparison.OrdinalIgnoreCase)))
            remarks.Add("only upper and lower case differ");
        if (text != wire && documented.All(d => d.All(c => c <= '\u00FF'))) // others are documented, and compared, as UTF-8
            remarks.Add($"the phrase came as UTF-8 (bytes {Convert.ToHexString(Encoding.Latin1.GetBytes(string.Concat(wire.Where(c => c > 0x7F)))).ToLowerInvariant()}); phrases are compared as ISO-8859-1");
        if (text.Trim(' ').Contains("  ", StringComparison.Ordinal) && documented.All(d => !d.Contains("  ", StringComparison.Ordinal)))
            remarks.Add("there are two spaces in a row");
        if (RegisteredPhrases.Of(received.Code).Contains(wire))
            remarks.Add($"`{wire}` is a phrase that RFCs give {received.Code}; the documentation promises another");
        return remarks;
    }

    private static IEnumerable<string> Padding(string text)
    {
        if (text.StartsWith(' '))
            yield return "a space too many stands before the phrase";
        if (text.EndsWith(' '))
            yield return "a space stands behind the phrase";
    }

    private static IEnumerable<string> OddCharacters(string text, IReadOnlyList<string> documented)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (documented.Any(d => d.Contains(c, StringComparison.OrdinalIgnoreCase)))
                continue;
            var place = $"character {at + 1} is U+{(int)c:X4}";
            if (Lookalike.Ascii(c) is { } ascii)
                yield return $"{place} {Lookalike.NameOf(c)}, not U+{(int)ascii:X4} {Name(ascii)}";
            else if (Lookalike.IsInvisible(c))
                yield return $"{place} {Lookalike.NameOf(c)}, which cannot be seen";
            else if (char.IsControl(c))
                yield return $"{place}, a control character";
        }
    }

    // A no-break space or a curly apostrophe that came along when the documentation was copied.
    private static IEnumerable<string> DocumentedOddities(string text, IReadOnlyList<string> documented)
    {
        var twin = documented.FirstOrDefault(d => d != text && d.Length == text.Length && d.Zip(text).All(p => p.First == p.Second || Lookalike.Ascii(p.First) == p.Second));
        for (var at = 0; at < twin?.Length; at++)
        {
            if (twin[at] != text[at])
                yield return $"character {at + 1} is U+{(int)text[at]:X4} {Name(text[at])}; the documentation has U+{(int)twin[at]:X4} {Lookalike.NameOf(twin[at])}";
        }
    }

    private static string Name(char ascii) => ascii == ' ' ? "SPACE" : $"`{ascii}`";
}

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
        remarks.AddRange(OddCharacters(text));
        if (documented.Any(d => !d.Equals(text, StringComparison.Ordinal) && d.Equals(text, StringComparison.OrdinalIgnoreCase)))
            remarks.Add("only upper and lower case differ");
        if (text != wire)
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

    private static IEnumerable<string> OddCharacters(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var place = $"character {at + 1} is U+{(int)c:X4}";
            if (Lookalike.Ascii(c) is { } ascii)
                yield return $"{place} {Lookalike.NameOf(c)}, not U+{(int)ascii:X4} {Name(ascii)}";
            else if (Lookalike.IsInvisible(c))
                yield return $"{place} {Lookalike.NameOf(c)}, which cannot be seen";
            else if (char.IsControl(c))
                yield return $"{place}, a control character";
        }
    }

    private static string Name(char ascii) => ascii == ' ' ? "SPACE" : $"`{ascii}`";
}

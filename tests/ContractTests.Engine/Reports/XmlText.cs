using System.Text;
using System.Xml;

namespace ContractTests.Reports;

/// <summary>Text as XML 1.0 can hold it, without control characters, and as much of it as there is room for.</summary>
internal static class XmlText
{
    private const string More = "… (the whole is in results.json)";

    // XML 1.0 has no way to say most control characters, or half of a surrogate pair; the others would act on whoever shows them.
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => Shown(rune).ToString()));

    /// <summary>The beginning of the text that takes no more than so many bytes in a file, with a note where something is missing.</summary>
    public static string Clean(string text, int bytes)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Select(Shown))
        {
            if ((bytes -= Bytes(rune)) < 0)
                return clean.Append(More).ToString();
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static Rune Shown(Rune rune) => rune.Value is '\t' or '\n' or '\r' || !Rune.IsControl(rune) && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) ? rune : Rune.ReplacementChar;

    private static int Bytes(Rune rune) => rune.Value is '&' or '<' or '>' or '"' or '\t' or '\n' or '\r' ? "&quot;".Length : rune.Utf8SequenceLength;
}

using System.Globalization;
using ContractTests.Judgements;
using Spectre.Console;

namespace ContractTests.Terminal;

/// <summary>Text as a terminal lays it out: in cells, of which some characters take two, and none acts on the terminal.</summary>
internal static class Cells
{
    private const string Ellipsis = "…";

    public static int Width(string text) => text.GetCellWidth();

    /// <summary>The text on one line, with nothing hidden in it.</summary>
    public static string OneLine(string text) => VisibleText.Of(text.ReplaceLineEndings(" "), spaces: false);

    /// <summary>The text with its own lines and tabs; any other control character, from whichever server it came, becomes a picture of itself.</summary>
    public static string Harmless(string text) => text.Any(Acts) ? string.Concat(text.Select(c => Acts(c) ? VisibleText.Of(c.ToString(), spaces: false) : c.ToString())) : text;

    /// <summary>As much of the text as fits, without its middle: ids differ in their ends.</summary>
    public static string Shortened(string text, int width)
    {
        if (Width(text) <= width)
            return text;
        if (width < 2)
            return width < 1 ? "" : Ellipsis;
        var parts = Elements(text).ToList();
        var head = Taken(parts, (width - 1) / 3);
        parts.Reverse();
        var tail = Taken(parts, width - 1 - Width(string.Concat(head)));
        tail.Reverse();
        return $"{string.Concat(head)}{Ellipsis}{string.Concat(tail)}";
    }

    /// <summary>As much of the text as fits from its beginning.</summary>
    public static string Cut(string text, int width) => Width(text) <= width ? text : $"{string.Concat(Taken(Elements(text), width - 1))}{Ellipsis}";

    /// <summary>The text on as many lines as it takes, broken between words; within one that is longer than a line.</summary>
    public static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Width(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                yield return line;
            for (line = word; Width(line) > width;)
            {
                var part = string.Concat(Taken(Elements(line), width)) is { Length: > 0 } fits ? fits : Elements(line).First();
                yield return part;
                line = line[part.Length..];
            }
        }

        yield return line;
    }

    private static bool Acts(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    private static List<string> Taken(IEnumerable<string> parts, int width)
    {
        var taken = new List<string>();
        foreach (var part in parts)
        {
            if ((width -= Width(part)) < 0)
                break;
            taken.Add(part);
        }

        return taken;
    }

    private static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return elements.GetTextElement();
    }
}

using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>The plain text of reStructuredText: without its roles, links, footnotes and escapes.</summary>
internal static partial class RstInline
{
    private const int LongestMarked = 5_000;

    public static Cell Cell(IEnumerable<string> lines, int line)
    {
        var all = lines.ToList();
        var leads = Lead().Match(string.Join(' ', all.Select(l => l.Trim())).TrimStart()) is { Success: true } lead ? lead.Length : 0;
        var text = new CellText();
        if (leads > 0)
            text.BeginStress();
        var rest = leads;
        foreach (var part in Paragraphs(all))
        {
            if (rest > 0 && part.Length >= rest)
            {
                text.Add(Plain(part[..rest]));
                text.EndStress();
                text.Add(Plain(part[rest..]));
            }
            else
            {
                text.Add(Plain(part));
            }

            rest = 0;
            text.Break();
        }

        return text.ToCell(line);
    }

    public static string Plain(string text)
    {
        if (text.Length > LongestMarked)
            return text;
        text = Role().Replace(text, "${text}");
        text = Literal().Replace(text, "${text}");
        text = Footnote().Replace(text, "");
        text = Link().Replace(text, "${text}");
        text = Stressed().Replace(text, "${text}");
        text = Reference().Replace(text, "${text}");
        return Escape().Replace(text, m => m.Value[1] is ' ' ? "" : m.Value[1..]);
    }

    // Lines of one paragraph are one text; an empty line, and the item of a list, begin another. The bar of a line block is no part of it.
    private static List<string> Paragraphs(IReadOnlyList<string> lines)
    {
        var paragraphs = new List<string>();
        var apart = true;
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line == "|" || line.StartsWith("| ", StringComparison.Ordinal))
                line = line[1..].Trim();
            var item = Item().Match(line);
            apart |= item.Success;
            if (line.Length == 0)
            {
                apart = true;
                continue;
            }

            line = line[item.Length..];
            if (apart)
                paragraphs.Add(line);
            else
                paragraphs[^1] += " " + line;
            apart = false;
        }

        return paragraphs;
    }

    [GeneratedRegex(@"^(?:\*\*[^*]+\*\*|``[^`]+``)", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:[-*+•]|\#\.)\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@":[A-Za-z][\w:+.-]*:`(?<text>[^`<]*?)\s*(?:<[^`>]*>)?`", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"``(?<text>(?:[^`]|`(?!`))+)``", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\?\s*\[(?:\d+|\#[\w-]*|\*)\]_", RegexOptions.CultureInvariant)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"`(?<text>[^`<]*?)\s*(?:<[^`>]*>)?`_{0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w\\*])(?<mark>\*\*|\*)(?=\S)(?<text>[^*]+?)(?<![\s\\])\k<mark>(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Stressed();

    [GeneratedRegex(@"\b(?<text>[A-Za-z][A-Za-z0-9]*)__?(?![\w`])", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

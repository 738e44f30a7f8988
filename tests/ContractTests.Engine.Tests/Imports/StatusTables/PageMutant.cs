using System.Text;

namespace ContractTests.Imports.StatusTables;

/// <summary>A page that was broken in one to six places, the same for the same number: cut, doubled, spliced with another, littered with what parsers stumble over.</summary>
internal sealed record PageMutant(int Number, string FileName, string Text)
{
    private const int Longest = 40_000;

    private static readonly string[] Litter =
    [
        "404", "404 Not Found", "5xx", "200, 201", "4031", "Not Found", "OK", "| ", "|", "||", "\\|", "\\", "`", "``", "**", "---", "|---|", ":-:", "====", "==== ====", "----", "+---+---+", "+===+", "   ", "\t", "\n", "\n\n",
        "\r", "\r\n", "* - ", "- ", "> ", "1. ", ".. list-table::\n", ".. csv-table::\n   :header: \"a\n", ".. table::\n\n", "::\n\n", "```\n", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th colspan=3>",
        "<td rowspan=\"1000000000\">", "<td colspan=1000000000>", "<td rowspan=-1>", "<td colspan='0x7F'>", "<thead>", "<tbody>", "<caption>", "<template>", "<svg><desc>", "<math><mi>", "<select><option>", "<plaintext>",
        "<script>", "<!--", "-->", "<![CDATA[", "<br>", "<b", "</", "<p>", "<ul><li>", "&nbsp;", "&#52;", "&#xD800;", "&#99999999;", "&amp", "&", "\"", "'", ",", ";", "\"\"", "=\"404\"", "sep=,\n", "\0", "\u0001", "\u001B[31m", "\u0085", "\u2028",
        "\u00A0", "\u00AD", "\u200B", "\u202E", "\uFEFF", "\uFFFF", "\uD83D", "\uDE00", "\u0660\u0664\u0660\u0664", "\uFF14\uFF10\uFF14", "\u0131", "e\u0301", "[", "](", "[^1]", "{% tab %}", "---\ntitle: x\n---\n", "$(base_url)", "any", "null", "{", "#",
    ];

    /// <summary>Every page is the start of as many mutants as any other.</summary>
    public static PageMutant Of(int number, IReadOnlyList<StatusTableDocument> pages)
    {
        var chance = new Random(number * 7919);
        var page = pages[number % pages.Count];
        var text = new StringBuilder(page.Text);
        for (var places = chance.Next(1, 7); places > 0; places--)
            Break(text, pages, chance);
        var name = chance.Next(8) == 0 ? pages[chance.Next(pages.Count)].Name : page.Name; // read as another format
        return new PageMutant(number, $"mutant{Path.GetExtension(name)}", text.ToString(0, Math.Min(text.Length, Longest)));
    }

    private static void Break(StringBuilder text, IReadOnlyList<StatusTableDocument> pages, Random chance)
    {
        var (start, length) = Part(text.Length, chance);
        switch (chance.Next(10))
        {
            case 0:
                text.Remove(start, length);
                break;
            case 1:
                text.Length = start;
                break;
            case 2:
                text.Insert(start, text.ToString(start, length));
                break;
            case 3:
                text.Insert(start, Repeated(text.ToString(start, Math.Min(length, 60)), chance.Next(2, 200)));
                break;
            case 4:
                Splice(text, start, pages[chance.Next(pages.Count)].Text, chance);
                break;
            case 5:
                text.Insert(start, Repeated(Litter[chance.Next(Litter.Length)], chance.Next(2, 100)));
                break;
            case 6:
                Swap(text, start, length, chance);
                break;
            case 7 when text.Length > 0:
                var place = chance.Next(text.Length);
                text[place] = chance.Next(3) == 0 ? (char)chance.Next(0x10000) : (char)(text[place] ^ (1 << chance.Next(7)));
                break;
            default:
                text.Remove(start, Math.Min(length, 3)).Insert(start, Litter[chance.Next(Litter.Length)]);
                break;
        }
    }

    private static (int Start, int Length) Part(int length, Random chance)
    {
        var start = chance.Next(length + 1);
        return (start, chance.Next(Math.Min(length - start, 400) + 1));
    }

    private static string Repeated(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();

    private static void Splice(StringBuilder text, int start, string other, Random chance)
    {
        var from = chance.Next(other.Length + 1);
        text.Length = start;
        text.Append(other, from, other.Length - from);
    }

    private static void Swap(StringBuilder text, int start, int length, Random chance)
    {
        var part = text.ToString(start, length);
        text.Remove(start, length).Insert(chance.Next(text.Length + 1), part);
    }
}

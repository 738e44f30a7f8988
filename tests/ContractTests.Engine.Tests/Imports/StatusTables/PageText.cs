using System.Net;
using System.Text.RegularExpressions;
using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables;

/// <summary>
/// What stands in a page, found without a parser and generously: tags and markup are taken away in several ways, and what stands in any of the results
/// stands in the page. What stands in none of them was invented.
/// </summary>
internal sealed partial class PageText
{
    private readonly List<string> _readings;
    private readonly List<string[]> _lines;

    public PageText(string page)
    {
        string[] untagged =
        [
            page, Tag().Replace(page, " "), Tag().Replace(page, ""), Tag().Replace(InlineTag().Replace(page, ""), " "),
            Tag().Replace(InlineTag().Replace(Comment().Replace(page, ""), ""), " "), QuotedTag().Replace(InlineTag().Replace(page, ""), " "),
        ];
        var decoded = untagged.SelectMany(t => new[] { t, WebUtility.HtmlDecode(UnendedEntity().Replace(t, "&$1;")) }).Distinct().Select(Plain).ToList();
        var bare = decoded.SelectMany(t => new[] { t, Markup().Replace(t, ""), Markup().Replace(LinkTarget().Replace(t, "]"), "") }).Distinct().ToList();
        _readings = [.. bare.Select(Collapsed).Distinct()];
        _lines = [.. bare.Select(t => t.Split('\n').Select(Collapsed).ToArray())];
    }

    public bool Has(StatusKey key)
    {
        var digit = key.Code / 100;
        var pattern = key.IsRange ? $@"(?<![0-9]){digit}\\?(?:[xX]{{2}}(?![xX])|\*\\?\*|00 ?\p{{Pd}} ?{digit}99(?![0-9]))" : $"(?<![0-9]){key}(?![0-9])";
        return _readings.Exists(r => Regex.IsMatch(r, pattern, RegexOptions.CultureInvariant));
    }

    public bool Has(string phrase)
    {
        var wanted = Collapsed(Markup().Replace(Plain(phrase), ""));
        return _readings.Exists(r => r.Contains(wanted, StringComparison.Ordinal) || r.Contains(Collapsed(Plain(phrase)), StringComparison.Ordinal)) || _lines.Exists(l => IsBroken(wanted, l));
    }

    // A phrase in a narrow column goes on in the next lines, between what stands in the other columns.
    private static bool IsBroken(string phrase, string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            var (line, rest, taken) = (start, phrase, 1);
            while (rest.Length > 0 && taken > 0 && line < lines.Length)
            {
                taken = Taken(rest, lines[line++]);
                rest = rest[taken..].TrimStart();
            }

            if (rest.Length == 0)
                return true;
        }

        return false;
    }

    private static int Taken(string phrase, string line)
    {
        for (var end = phrase.Length; end > 0; end = phrase.LastIndexOf(' ', end - 1))
        {
            if (line.Contains(phrase[..end], StringComparison.Ordinal))
                return end;
        }

        return 0;
    }

    // Parsers drop or replace these, and rightly.
    private static string Plain(string text) => Unseen().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Collapsed(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();

    [GeneratedRegex("""</?[a-zA-Z!?](?:"[^"]*"|'[^']*'|[^>"'])*>""")]
    private static partial Regex QuotedTag();

    [GeneratedRegex("""</?(?:a|b|i|u|s|em|tt|strong|span|code|kbd|font|small|sup|sub|wbr|img|o:p)(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?/?>""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineTag();

    [GeneratedRegex("<!--.*?(?:-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("&((?>#[0-9]+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|nbsp|shy|copy))(?!;)")]
    private static partial Regex UnendedEntity();

    [GeneratedRegex(@"[`*_~\\\[\]""|]")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\](?:\([^)]*\)|\[[^\]]*\])")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("[\0\u00AD\u200B\u2060\uFEFF\uFFFD]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

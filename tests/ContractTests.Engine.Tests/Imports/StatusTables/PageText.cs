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
    private readonly List<Lazy<string>> _bare;
    private readonly List<Lazy<string>> _readings;

    public PageText(string page)
    {
        Lazy<string>[] untagged =
        [
            new(page), new(() => Tag().Replace(page, " ")), new(() => Tag().Replace(page, "")), new(() => Tag().Replace(InlineTag().Replace(page, ""), " ")),
            new(() => Tag().Replace(InlineTag().Replace(Comment().Replace(page, ""), ""), " ")), new(() => QuotedTag().Replace(InlineTag().Replace(page, ""), " ")),
        ];
        var decoded = Each(untagged, Plain, t => Plain(WebUtility.HtmlDecode(UnendedEntity().Replace(t, "&$1;"))));
        _bare = Each(decoded, t => t, t => Markup().Replace(t, ""), t => Markup().Replace(LinkTarget().Replace(t, "]"), ""));
        _readings = Each(_bare, Collapsed);
    }

    public bool Has(StatusKey key)
    {
        var digit = key.Code / 100;
        return _readings.Exists(key.IsRange
            ? r => Regex.IsMatch(r.Value, $@"(?<![0-9]){digit}\\?(?:[xX]{{2}}(?![xX])|\*\\?\*|00 ?\p{{Pd}} ?{digit}99(?![0-9]))", RegexOptions.CultureInvariant)
            : r => HasNumber(r.Value, key.ToString()));
    }

    public bool Has(string phrase)
    {
        var (written, bare) = (Collapsed(Plain(phrase)), Collapsed(Markup().Replace(Plain(phrase), "")));
        return _readings.Exists(r => r.Value.Contains(written, StringComparison.Ordinal) || r.Value.Contains(bare, StringComparison.Ordinal))
            || _bare.Exists(t => IsBroken(bare, [.. t.Value.Split('\n').Select(Collapsed)]));
    }

    private static List<Lazy<string>> Each(IReadOnlyList<Lazy<string>> texts, params Func<string, string>[] changes) =>
        [.. texts.SelectMany(t => changes.Select(c => new Lazy<string>(() => c(t.Value))))];

    private static bool HasNumber(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end])))
                return true;
        }

        return false;
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

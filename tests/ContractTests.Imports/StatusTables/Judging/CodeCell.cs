using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>Reads the codes of a cell: `404`, `404 Not Found`, `401Unauthorized`, `200 (OK)`, `HTTP/1.1 200 OK`, `200, 201`, `5xx`, `500-599`.</summary>
internal static partial class CodeCell
{
    private const int LongestText = 2_000;

    /// <summary>A status that a product has divided: `404.13`.</summary>
    public static bool IsDivided(Cell cell) => cell.Text.Length < 100 && Divided().IsMatch(cell.Text);

    /// <summary>No entry where the cell does not begin with a code: `4001`, `LTS.0403`, `401.1`, `100 MB`, or a text that mentions one.</summary>
    public static IReadOnlyList<CodeEntry> Read(Cell cell)
    {
        var text = cell.Text.Length > LongestText ? cell.Text[..LongestText] : cell.Text;
        text = Ornament().Replace(text, "");
        text = Unwrapped(Range().IsMatch(text) ? text : FootnoteMark().Replace(text, "").Trim());
        if (Reversed().Match(text) is { Success: true } reversed && Entry(reversed.Groups["code"].Value) is { Key: { } key } && PhraseText.IsRegistered(reversed.Groups["phrase"].Value, key.Code))
            return [new CodeEntry(key, reversed.Groups["code"].Value, reversed.Groups["phrase"].Value)];
        var parts = Separator().Split(text);
        if (parts.Length == 1 && Bare().IsMatch(text))
            parts = text.Split(' ', '\n');
        var entries = parts.Select(Entry).ToList();
        return entries.Contains(null) ? [] : [.. entries.OfType<CodeEntry>()];
    }

    private static CodeEntry? Entry(string text)
    {
        text = Unwrapped(text.Trim());
        text = text[Prefix().Match(text).Length..];
        if (PartOfRange().Match(text) is { Success: true } span)
            return Span(span, text[span.Length..]);
        if (Range().Match(text) is { Success: true } range)
            return new CodeEntry(new StatusKey((range.Value[0] - '0') * 100, true), range.Value, Rest(text[range.Length..]));
        if (Code().Match(text) is not { Success: true } code)
            return null;
        var rest = text[code.Length..];
        return Unit().IsMatch(rest) ? null : new CodeEntry(new StatusKey(int.Parse(code.Value, CultureInfo.InvariantCulture), false), code.Value, Rest(rest));
    }

    private static CodeEntry? Span(Match span, string rest)
    {
        var (from, to) = (int.Parse(span.Groups["from"].Value, CultureInfo.InvariantCulture), int.Parse(span.Groups["to"].Value, CultureInfo.InvariantCulture));
        if (from >= to || Unit().IsMatch(rest))
            return null;
        var isWhole = from % 100 == 0 && to == from + 99;
        return new CodeEntry(isWhole ? new StatusKey(from, true) : null, span.Value, Rest(rest));
    }

    // What parts a code from its phrase belongs to neither; nor do brackets around all of the phrase.
    private static string Rest(string text)
    {
        var rest = text.TrimStart(' ', '\n', '-', '–', '—', '−', ':', '：', ',', '=', '|', '/', '>', '→', '.', '·').TrimEnd();
        return rest.Length > 2 && (rest[0], rest[^1]) is ('(', ')') or ('（', '）') or ('[', ']') && rest.IndexOfAny([')', '）', ']']) == rest.Length - 1 ? rest[1..^1].Trim() : Unwrapped(rest);
    }

    private static string Unwrapped(string text)
    {
        while (text.Length > 2 && (text[0], text[^1]) is ('"', '"') or ('\'', '\'') or ('`', '`') or ('“', '”') or ('*', '*') or ('_', '_') or ('„', '“') or ('«', '»') or ('[', ']') or ('(', ')') or ('<', '>'))
        {
            if (text.AsSpan(1, text.Length - 2).ContainsAny(text[0], text[^1]))
                break;
            text = text[1..^1].Trim();
        }

        return text;
    }

    [GeneratedRegex(@"(?>(?:\s?(?:\[\^?\w{1,8}\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰])|(?<=[0-9]{3})\s?\([0-9]\))+)(?=$|\n|(?<=[0-9]{3}\[\^\w{1,8}\])\s)", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();

    [GeneratedRegex(@"^(?:(?:HTTPS?(?:/[0-9](?:\.[0-9])?)?|status|code|error|response|状态码|响应码|返回码|ステータス|コード)\s*[:：=]?\s*){1,4}(?=[1-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    // A picture, or the name of one; what makes a spreadsheet keep a number as a text; a sign that marks a new row.
    [GeneratedRegex(@"^(?:(?::[a-z_0-9+-]+:|[\p{So}\p{Cs}\p{Mn}\uFE0F\u200D•·►▸➔→✓✔✗✘]|=(?=""))\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Ornament();

    // Neither a longer number, nor a number with a fraction, a substatus, a name or a unit.
    [GeneratedRegex(@"^[1-9][0-9][0-9](?![0-9_+%°€$£¥'’])(?![.\-:,/][0-9])(?![A-Za-z]*[._-]?[0-9])(?!-[A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[1-5][0-9][0-9]\.[0-9]{1,3}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Divided();

    [GeneratedRegex(@"^[1-9](?:[xX]{2}|\*\*)(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<from>[1-9][0-9][0-9])\s*(?:-|–|—|−|~|\.{2,3}|…|to|through|bis|至|到|～)\s*(?<to>[1-9][0-9][0-9])(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfRange();

    [GeneratedRegex(@"(?>(?:\s*(?:[,;/|&、，；·•+]|\b(?:or|and|und|oder|ou|et|y|o|e|или|и)\b|或|和|および|または)\s*|\n\s*)+)(?=(?:HTTPS?\s*)?[1-9](?:[0-9][0-9]|[xX]{2}|\*\*)(?![0-9.]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^[1-9][0-9][0-9](?:[ \n][1-9][0-9][0-9])+$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?<phrase>[A-Za-z][A-Za-z' -]{1,50}?)\s*[(\[]?(?<code>[1-9][0-9][0-9])[)\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Reversed();

    [GeneratedRegex(@"^\s?(?:ms|msec|millis\w*|s|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|[KMGTkmgt]i?[Bb](?:it|ps|/s)?|bytes?|bits?|px|pt|pixels?|req|reqs|requests?|calls?|items?|records?|rows?|objects?|char|chars|characters?|users?|messages?|connections?|times|per|USD|EUR|GBP|CNY|rps|qps|tps|Hz|W|V|dpi|tokens?|credits?|points?|files?|nodes?|instances?|tcp|udp)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}

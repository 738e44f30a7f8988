namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>
/// Takes the tags of elements that are nested deeper than any page that somebody wrote out of a page, since the time to parse them grows with the square of the depth.
/// Lines and places stay as they are.
/// </summary>
internal static class HtmlDepth
{
    private const int Deepest = 200;

    // Elements that have no end, or whose end may be left out.
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p",
        "param", "rb", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    public static string Bounded(string html)
    {
        var depth = 0;
        char[]? flattened = null;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var ends = html[at + 1] == '/';
            var name = Name(html, ends ? at + 2 : at + 1);
            if (name.Length == 0 || Flat.Contains(name))
                continue;
            if (ends)
            {
                depth = Math.Max(0, depth - 1);
                continue;
            }

            if (depth < Deepest)
            {
                depth++;
                continue;
            }

            flattened ??= html.ToCharArray();
            flattened[at] = ' ';
        }

        return flattened is null ? html : new string(flattened);
    }

    private static string Name(string html, int from)
    {
        var to = from;
        while (to < html.Length && to - from < 20 && char.IsAsciiLetterOrDigit(html[to]))
            to++;
        return html[from..to];
    }
}

using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Pages;

public enum PageFormat
{
    Html,
    Markdown,
    Rst,
    Csv,
}

/// <summary>Tells a page's format by the ending of its name, else by what stands in it.</summary>
public static partial class PageFormats
{
    public static readonly IReadOnlyList<string> Names = ["html", "markdown", "rst", "csv"];

    public static PageFormat? Named(string? name) => name is not null && Enum.TryParse<PageFormat>(name, ignoreCase: true, out var format) ? format : null;

    public static PageFormat Of(string fileName, string text) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" or ".XHT" => PageFormat.Html,
        ".MD" or ".MARKDOWN" or ".MDOWN" or ".MKD" or ".MDX" or ".QMD" => PageFormat.Markdown,
        ".RST" or ".REST" => PageFormat.Rst,
        ".CSV" or ".TSV" or ".TAB" => PageFormat.Csv,
        _ => OfContent(text.Length > 200_000 ? text[..200_000] : text),
    };

    private static PageFormat OfContent(string text)
    {
        if (HtmlStart().IsMatch(text))
            return PageFormat.Html;
        if (RstMark().IsMatch(text))
            return PageFormat.Rst;
        if (MarkdownMark().IsMatch(text) || text.Contains("<table", StringComparison.OrdinalIgnoreCase))
            return PageFormat.Markdown;
        var delimiter = CsvRecords.DelimiterOf(text);
        return text.Split('\n').Take(20).Count(line => line.Contains(delimiter, StringComparison.Ordinal)) >= 2 ? PageFormat.Csv : PageFormat.Markdown;
    }

    [GeneratedRegex(@"\A\s*(?:<!--(?:[^-]|-(?!->)){0,5000}-->\s*)?<(?:!doctype|\?xml|html|head|body|table|div|section|article|main|meta)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlStart();

    [GeneratedRegex(@"^[ \t]*(?:\.\. [a-z-]+::|\+[-=]{2,}\+[-=+]*\s*$|={2,}(?: +={2,})+\s*$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RstMark();

    [GeneratedRegex(@"^[ ]{0,3}(?:\#{1,6} |```|\|.*\|[ \t\r]*$|:?-{2,}:?[ \t]*\|)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownMark();
}

namespace ContractTests.Reports;

/// <summary>Other people's text in Markdown, on one line, where nothing in it is markup.</summary>
public static class Markdown
{
    public static string Escaped(string text) => string.Concat(text.Select(c => "\\`*_{}[]<>#|!".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString())).ReplaceLineEndings(" ");

    /// <summary>A span of code, in which nothing is markup, a link or a mention of somebody; its fence is longer than any run of back-ticks inside it.</summary>
    public static string Code(string text)
    {
        var fence = "`";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence.Length == 1 ? $"`{text}`" : $"{fence} {text} {fence}";
    }

    /// <summary>The same in a cell of a table, where even in a span of code a bar would end the cell.</summary>
    public static string CodeInCell(string text) => text.Contains('|', StringComparison.Ordinal) ? $"<code>{string.Concat(text.Select(AsHtml))}</code>" : Code(text);

    private static string AsHtml(char c) => c is ' ' || !char.IsAscii(c) || char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"&#{(int)c};";
}

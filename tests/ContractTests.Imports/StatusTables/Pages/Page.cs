using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>A documentation page, read: its title, its tables in their order, and what could not be read.</summary>
internal sealed record Page(string? Title, IReadOnlyList<Grid> Grids, IReadOnlyList<ImportRemark> Remarks)
{
    public static Page Read(PageFormat format, string text) => format switch
    {
        PageFormat.Html => HtmlPage.Read(text),
        PageFormat.Markdown => MarkdownPage.Read(text),
        PageFormat.Rst => RstPage.Read(text),
        _ => CsvPage.Read(text),
    };
}

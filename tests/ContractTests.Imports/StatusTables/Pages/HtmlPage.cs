using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Text;
using AngleSharp.Html.Parser;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>Reads HTML as a browser does. Tables in tables are tables of their own.</summary>
internal sealed class HtmlPage
{
    private readonly GridBudget _budget = new();
    private readonly List<Grid> _grids = [];
    private readonly Func<TextPosition, int> _lineOf;
    private string? _title;
    private string _heading = "";

    private HtmlPage(Func<TextPosition, int> lineOf) => _lineOf = lineOf;

    public static Page Read(string text) => Read(text, position => position.Line);

    /// <summary>Reads HTML that was made out of something else, whose lines are told by the place in the HTML.</summary>
    public static Page Read(string html, Func<TextPosition, int> lineOf)
    {
        var page = new HtmlPage(lineOf);
        using var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(HtmlDepth.Bounded(html));
        page.Walk(document);
        var remarks = page._budget.IsSpent ? [new ImportRemark(page._grids.LastOrDefault()?.Line ?? 1, "from this table on the page has more cells than are read")] : Array.Empty<ImportRemark>();
        var title = CellText.Plain(document.Title ?? "");
        return new Page(title.Length > 0 ? title : page._title, page._grids, remarks);
    }

    private void Walk(IDocument document)
    {
        foreach (var (node, begins) in HtmlNodes.Below(document, n => n is IElement { LocalName: "script" or "style" or "template" or "head" }))
        {
            if (!begins || node is not IElement element)
                continue;
            if (element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
            {
                _heading = HtmlText.Of(element).ToCell(0).Words;
                if (_heading.Length > 0)
                    _title ??= _heading;
            }
            else if (element.LocalName == "table")
            {
                _grids.Add(Table(element));
            }
        }
    }

    private Grid Table(IElement table)
    {
        var line = Line(table, 1);
        var grid = new GridBuilder(line, _budget);
        var caption = "";
        foreach (var part in table.Children)
        {
            if (part.LocalName == "caption")
                caption = HtmlText.Of(part).ToCell(0).Words;
            if (part.LocalName is not ("thead" or "tbody" or "tfoot"))
                continue;
            foreach (var row in part.Children.Where(r => r.LocalName == "tr"))
                Row(grid, row, part.LocalName == "thead", line);
            grid.EndGroup();
        }

        return grid.Build(caption, _heading);
    }

    private void Row(GridBuilder grid, IElement row, bool isHead, int tableLine)
    {
        var cells = row.Children.Where(c => c.LocalName is "td" or "th").ToList();
        if (cells.Count == 0)
            return;
        var rowLine = Line(row, tableLine);
        foreach (var cell in cells)
            grid.Add(HtmlText.Of(cell).ToCell(Line(cell, rowLine)), Span(cell, "colspan"), Span(cell, "rowspan"));
        grid.EndRow(Line(cells[0], rowLine), isHead || cells.All(c => c.LocalName == "th"));
    }

    // Elements that the parser adds, such as a missing tbody, have no place.
    private int Line(IElement element, int otherwise) => element.SourceReference is { Position: { Position: > 0 } place } ? _lineOf(place) : otherwise;

    private static long Span(IElement cell, string name)
    {
        if (cell.GetAttribute(name) is not { } text)
            return 1;
        var digits = string.Concat(text.Trim().TakeWhile(char.IsAsciiDigit).Take(9));
        return digits.Length == 0 ? 1 : long.Parse(digits, CultureInfo.InvariantCulture);
    }
}

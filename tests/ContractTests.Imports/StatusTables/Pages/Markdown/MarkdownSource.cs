using ContractTests.Imports.StatusTables.Pages.Rst;

namespace ContractTests.Imports.StatusTables.Pages.Markdown;

/// <summary>
/// Markdown as it was meant: its tables are mended, those that are drawn become HTML, and those in lists and under tabs are not taken for code because they
/// are indented. Every line remembers which one of the page it was.
/// </summary>
internal sealed class MarkdownSource
{
    private const int LongestLine = 50_000;
    private const int LongestParagraph = 4_000; // the time for the marks in a paragraph grows with the square of its length

    private readonly string[] _lines;
    private readonly RstLines _drawn;
    private readonly PlacedLines _written = new();
    private readonly List<ImportRemark> _remarks = [];
    private string? _fence;
    private int _tables;
    private int _tableIndent;
    private int _listContent;
    private int _paragraph;

    public MarkdownSource(string text)
    {
        _lines = MarkdownLine.WithoutTabs(RstLines.Split(text));
        _drawn = new RstLines(text);
        for (var at = 0; at < _lines.Length;)
            at = Next(at);
    }

    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    public string Text => _written.Text;

    /// <summary>The page's own line, counted from 1, for a line of the text, counted from 0.</summary>
    public int LineOf(int line) => _written.PlaceOf(line);

    private int Next(int at)
    {
        var line = _lines[at];
        if (_fence is not null)
        {
            _fence = MarkdownLine.IsEndOf(_fence, line) ? null : _fence;
            return Written(line, at);
        }

        if (_tables > 0 || line.Contains("<table", StringComparison.OrdinalIgnoreCase))
            return HtmlTable(line, at);
        _fence = MarkdownLine.Fence(line);
        if (_fence is not null)
            return Written(line, at);
        FollowLists(line);
        if (at + 1 < _lines.Length && DrawnTable.Begins(line, _lines[at + 1]))
            return Drawn(at);
        return MarkdownLine.IsRow(line) ? new PipeTable(_lines, _written, _listContent).Write(at) : Prose(line, at);
    }

    private int HtmlTable(string line, int at)
    {
        if (_tables == 0)
            _tableIndent = MarkdownLine.Indent(line);
        _tables += Count(line, "<table") - Count(line, "</table");
        return Written(MarkdownLine.Indent(line) > _tableIndent ? new string(' ', Math.Min(_tableIndent, 3 + _listContent)) + line.TrimStart() : line, at);
    }

    private int Drawn(int at)
    {
        var (end, wrong) = DrawnTable.Write(_drawn, at, _written);
        if (wrong is { } line)
            _remarks.Add(new ImportRemark(line, GridTable.LooseEndSaid));
        return end;
    }

    private int Prose(string line, int at)
    {
        _paragraph = MarkdownLine.IsBlank(line) ? 0 : _paragraph + line.Length;
        if (_paragraph > LongestParagraph)
        {
            _written.Write("", at);
            _paragraph = line.Length;
        }

        return Written(line.Length > LongestLine ? "" : line, at);
    }

    private int Written(string line, int at)
    {
        _written.Write(line, at);
        return at + 1;
    }

    private void FollowLists(string line)
    {
        if (MarkdownLine.IsBlank(line))
            return;
        if (MarkdownLine.ItemContent(line) is { } content && MarkdownLine.Indent(line) < _listContent + 4)
            _listContent = content;
        else if (MarkdownLine.Indent(line) == 0)
            _listContent = 0;
    }

    private static int Count(string line, string tag)
    {
        var count = 0;
        for (var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }
}

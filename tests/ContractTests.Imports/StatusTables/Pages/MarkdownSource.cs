using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;
using ContractTests.Imports.StatusTables.Pages.Rst;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>
/// Markdown as it was meant: pipe tables get the blank lines around them that were forgotten, and lose those between their rows; tables that are drawn become HTML;
/// tables in HTML, and pipe tables in lists and under tabs, are not taken for code because they are indented. Every line remembers which one of the page it was.
/// </summary>
internal sealed partial class MarkdownSource
{
    private const int LongestLine = 50_000;
    private const int LongestParagraph = 4_000; // the time for the marks in a paragraph grows with the square of its length

    private readonly string[] _lines;
    private readonly RstLines _drawn;
    private readonly List<string> _written = [];
    private readonly List<int> _places = [];
    private readonly List<ImportRemark> _remarks = [];
    private string? _fence;
    private int _tables;
    private int _tableIndent;
    private int _listContent;
    private int _paragraph;
    private bool _tab;

    public MarkdownSource(string text)
    {
        _lines = RstLines.Split(text);
        _drawn = new RstLines(text);
        for (var at = 0; at < _lines.Length;)
            at = Next(at);
    }

    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    public string Text => string.Join('\n', _written);

    /// <summary>The page's own line, counted from 1, for a line of the text, counted from 0.</summary>
    public int LineOf(int line) => _places.Count == 0 ? 1 : _places[Math.Clamp(line, 0, _places.Count - 1)];

    private int Next(int at)
    {
        var line = Untabbed(_lines[at]);
        if (_fence is not null)
        {
            if (line.TrimStart(' ', '\t', '>').StartsWith(_fence, StringComparison.Ordinal) && line.Trim(' ', '\t', '>').All(c => c == _fence[0]))
                _fence = null;
            return Write(line, at);
        }

        if (_tables > 0 || line.Contains("<table", StringComparison.OrdinalIgnoreCase))
            return HtmlTable(line, at);
        if (Fence().Match(line) is { Success: true } fence)
        {
            _fence = fence.Groups["fence"].Value;
            return Write(line, at);
        }

        FollowLists(line);
        if (GridTable.IsBorder(line) && at + 1 < _lines.Length && _lines[at + 1].TrimStart().StartsWith('|'))
            return DrawnTable(at);
        return HasPipe(line) ? PipeTable(at) : Prose(line, at);
    }

    // Under the title of a tab or an admonition, as MkDocs writes them, everything is indented.
    private string Untabbed(string line)
    {
        if (line.Trim().Length > 0 && Indent(line) == 0)
            _tab = _fence is null && Tab().IsMatch(line);
        return _tab && Indent(line) >= 4 ? line.StartsWith('\t') ? line[1..] : line[4..] : line;
    }

    private int HtmlTable(string line, int at)
    {
        if (_tables == 0)
            _tableIndent = Indent(line);
        _tables += Count(line, "<table") - Count(line, "</table");
        return Write(Indent(line) > _tableIndent ? new string(' ', Math.Min(_tableIndent, 3 + _listContent)) + line.TrimStart() : line, at);
    }

    private int DrawnTable(int first)
    {
        var (rows, end, wrong) = GridTable.Read(_drawn, first, (lines, line) => new Cell(line, string.Join('\n', lines.Select(l => l.Trim()))));
        if (wrong is { } loose)
            _remarks.Add(new ImportRemark(loose, GridTable.LooseEndSaid));
        Write("", first);
        Write("<table>", first);
        foreach (var row in rows)
        {
            Write("<tr>", row.Line - 1);
            for (var column = 0; column < row.Cells.Count;)
            {
                var cell = row.Cells[column];
                var width = row.Cells.Skip(column).TakeWhile(c => ReferenceEquals(c, cell)).Count();
                string[] written = [$"<{(row.IsHead ? "th" : "td")} colspan={width}>", "", .. cell.Text.Split('\n'), ""];
                foreach (var line in written)
                    Write(line, cell.Line - 1);
                column += width;
            }
        }

        Write("</table>", end - 1);
        Write("", end - 1);
        return end;
    }

    private int PipeTable(int first)
    {
        if (_written.Count > 0 && _written[^1].Trim().Length > 0)
            Write(Quote(_lines[first]), first);
        var indented = Indent(Untabbed(_lines[first])) - _listContent >= 4 && _listContent > 0 && _lines[first].TrimStart().StartsWith('|');
        var (at, ruled) = (first, false);
        while (at < _lines.Length)
        {
            var line = Untabbed(_lines[at]);
            if (HasPipe(line))
            {
                if (ruled && at + 1 < _lines.Length && IsRule(Untabbed(_lines[at + 1])))
                    (ruled, _) = (false, Write(Quote(line), at)); // the head of another table
                ruled |= IsRule(line);
                at = Write(indented ? new string(' ', _listContent) + line.TrimStart() : line, at);
            }
            else if (ruled && line.Trim().Length == 0 && Continuation(at) is { } next)
            {
                at = next;
            }
            else
            {
                break;
            }
        }

        if (at < _lines.Length && _lines[at].Trim().Length > 0)
            Write(Quote(_lines[at]), at);
        return at;
    }

    // Behind blank lines another row, which begins no table of its own.
    private int? Continuation(int at)
    {
        while (at < _lines.Length && _lines[at].Trim().Length == 0)
            at++;
        return at < _lines.Length && _lines[at].TrimStart().StartsWith('|') && !IsRule(_lines[at]) && !(at + 1 < _lines.Length && IsRule(_lines[at + 1])) ? at : null;
    }

    private int Prose(string line, int at)
    {
        _paragraph = line.Trim().Length == 0 ? 0 : _paragraph + line.Length;
        if (_paragraph > LongestParagraph)
        {
            Write("", at);
            _paragraph = line.Length;
        }

        return Write(line.Length > LongestLine ? "" : line, at);
    }

    private int Write(string line, int at)
    {
        _written.Add(line);
        _places.Add(at + 1);
        return at + 1;
    }

    private void FollowLists(string line)
    {
        if (line.Trim().Length == 0)
            return;
        if (ListItem().Match(line) is { Success: true } item && Indent(line) < _listContent + 4)
            _listContent = item.Length;
        else if (Indent(line) == 0)
            _listContent = 0;
    }

    private static bool HasPipe(string line)
    {
        for (var at = line.IndexOf('|', StringComparison.Ordinal); at >= 0; at = line.IndexOf('|', at + 1))
        {
            if (at == 0 || line[at - 1] != '\\')
                return true;
        }

        return false;
    }

    private static bool IsRule(string line) => line.Contains('-', StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or '+' or '=' or ' ' or '\t' or '>');

    private static string Quote(string line) => line.TrimStart().StartsWith('>') ? ">" : "";

    private static int Indent(string line) => line.TakeWhile(c => c is ' ' or '\t').Sum(c => c == '\t' ? 4 : 1);

    private static int Count(string line, string tag)
    {
        var count = 0;
        for (var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }

    [GeneratedRegex(@"^(?:===[!+]? ""|!!! ?\w|\?\?\?\+? ?\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Tab();

    [GeneratedRegex(@"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?<fence>`{3,}|~{3,})[^`]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();
}

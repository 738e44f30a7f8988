namespace ContractTests.Imports.StatusTables.Pages.Markdown;

/// <summary>
/// A table of rows with bars, written as it was meant: with empty lines around it, and none in it. A long one goes in parts, each under the head again, since there is
/// a bound to what Markdig takes in one piece.
/// </summary>
internal sealed class PipeTable(string[] lines, PlacedLines written, int listContent)
{
    private const int LongestPart = 200;

    private bool _indented;
    private int _head = -1; // the line before the rule
    private int _rows;

    /// <summary>The line behind the table.</summary>
    public int Write(int first)
    {
        if (written.EndsInText)
            written.Write(MarkdownLine.BlankLike(lines[first]), first);
        _indented = listContent > 0 && MarkdownLine.Indent(lines[first]) - listContent >= 4 && lines[first].TrimStart().StartsWith('|');
        var at = first;
        while (at < lines.Length)
        {
            if (MarkdownLine.IsRow(lines[at]))
                Row(at++);
            else if (_head >= 0 && MarkdownLine.IsBlank(lines[at]) && Continuation(at) is { } next)
                at = next;
            else
                break;
        }

        if (at < lines.Length && !MarkdownLine.IsBlank(lines[at]))
            written.Write(MarkdownLine.BlankLike(lines[at]), at);
        return at;
    }

    private void Row(int at)
    {
        var isHead = IsHead(at);
        if (_head >= 0 && (isHead || _rows >= LongestPart))
        {
            written.Write(MarkdownLine.BlankLike(lines[at]), at);
            if (!isHead)
                WriteHead();
            _rows = 0;
        }

        if (isHead)
            _head = at;
        _rows++;
        written.Write(Line(at), at);
    }

    private void WriteHead()
    {
        written.Write(Line(_head), _head);
        written.Write(Line(_head + 1), _head + 1);
    }

    private bool IsHead(int at) => !MarkdownLine.IsRule(lines[at]) && at + 1 < lines.Length && MarkdownLine.IsRow(lines[at + 1]) && MarkdownLine.IsRule(lines[at + 1]);

    // Behind blank lines another row, which begins no table of its own.
    private int? Continuation(int at)
    {
        while (at < lines.Length && MarkdownLine.IsBlank(lines[at]))
            at++;
        return at < lines.Length && lines[at].TrimStart().StartsWith('|') && !MarkdownLine.IsRule(lines[at]) && !IsHead(at) ? at : null;
    }

    private string Line(int at) => _indented ? new string(' ', listContent) + lines[at].TrimStart() : lines[at];
}

using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;
using ContractTests.Imports.StatusTables.Pages.Rst;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>Reads reStructuredText, as far as tables go: the drawn ones, those of directives, and HTML that stands in it raw.</summary>
internal sealed partial class RstPage
{
    // What such a directive holds is no part of the page's text.
    private static readonly HashSet<string> Quoting = ["CODE", "CODE-BLOCK", "SOURCECODE", "LITERALINCLUDE", "PARSED-LITERAL", "HIGHLIGHT", "MATH", "PROMPT", "CONSOLE", "DOCTEST", "TESTCODE", "TESTOUTPUT", "TODO"];

    private readonly RstLines _lines;
    private readonly List<Grid> _grids = [];
    private readonly List<ImportRemark> _remarks = [];
    private string? _title;
    private string _heading = "";
    private string _caption = "";

    private RstPage(string text) => _lines = new RstLines(text);

    public static Page Read(string text)
    {
        var page = new RstPage(text);
        for (var at = 0; at < page._lines.Count;)
            at = page.Next(at);
        return new Page(page._title, page._grids, page._remarks);
    }

    private int Next(int at)
    {
        var line = _lines[at];
        if (RstDirective.At(_lines, at) is { } directive)
            return Directive(directive, at);
        if (Comment().IsMatch(line))
            return line.Trim() == ".." && RstLines.IsBlank(_lines[at + 1]) ? at + 1 : _lines.EndOfBlock(at);
        if (IsHeading(at))
        {
            _heading = CellText.Plain(RstInline.Plain(line));
            _title ??= _heading;
            return at + 2;
        }

        if (GridTable.IsBorder(line))
        {
            var (rows, end, wrong) = GridTable.Read(_lines, at, RstInline.Cell);
            if (wrong is { } loose)
                _remarks.Add(new ImportRemark(loose, GridTable.LooseEndSaid));
            return Add(rows, at, end);
        }

        if (SimpleTable.IsBorder(line) && SimpleTable.Read(_lines, at) is { } simple)
            return Add(simple.Rows, at, simple.End);
        // A literal block: code, whatever it looks like.
        return line.EndsWith("::", StringComparison.Ordinal) && !RstLines.IsBlank(line) ? _lines.EndOfBlock(at) : at + 1;
    }

    private int Directive(RstDirective directive, int at)
    {
        switch (directive.Name)
        {
            case "LIST-TABLE" or "FLAT-TABLE":
                _caption = directive.Argument;
                return Add(ListTable.Read(directive), at, directive.End);
            case "CSV-TABLE":
                _caption = directive.Argument;
                return Add(Csv(directive, at), at, directive.End);
            case "RAW" when directive.Argument.Contains("html", StringComparison.OrdinalIgnoreCase):
                _grids.AddRange(HtmlPage.Read(string.Join('\n', directive.Content), position => position.Line + directive.First).Grids);
                return directive.End;
            case "TABLE":
                _caption = directive.Argument;
                return at + 1;
            default:
                return Quoting.Contains(directive.Name) ? directive.End : at + 1;
        }
    }

    private IReadOnlyList<GridRow> Csv(RstDirective directive, int at)
    {
        foreach (var elsewhere in new[] { "file", "url" }.Where(directive.Options.ContainsKey))
            _remarks.Add(new ImportRemark(at + 1, $"the rows of this table are in `{directive.Options[elsewhere]}`: import that file too"));
        var delimiter = directive.Options.GetValueOrDefault("delim", ",") switch { "tab" => '\t', "space" => ' ', [var c, ..] when char.IsAscii(c) && !char.IsControl(c) && c != '"' => c, _ => ',' };
        var quote = directive.Options.GetValueOrDefault("quote", "\"") is [var q, ..] && char.IsAscii(q) && !char.IsControl(q) && !char.IsLetterOrDigit(q) && q != delimiter ? q : '"';
        var head = directive.Options.TryGetValue("header", out var header) ? CsvRecords.Read(header, delimiter, quote, at + 2).Select(r => r with { IsHead = true }) : [];
        var rows = CsvRecords.Read(string.Join('\n', directive.Content), delimiter, quote, directive.First + 1).Where(r => r.Cells.Any(c => c.Text.Length > 0)).ToList();
        return [.. head, .. rows.Select((row, index) => row with { IsHead = index < directive.Number("header-rows"), Cells = [.. row.Cells.Select(c => RstInline.Cell(c.Text.Split('\n'), c.Line))] })];
    }

    private int Add(IReadOnlyList<GridRow> rows, int at, int end)
    {
        _grids.Add(new Grid(at + 1, rows, CellText.Plain(RstInline.Plain(_caption)), _heading));
        _caption = "";
        return Math.Max(end, at + 1);
    }

    private bool IsHeading(int at)
    {
        var (line, under) = (_lines[at], _lines[at + 1]);
        return line.Length > 0 && !char.IsWhiteSpace(line[0]) && under.Length >= 3 && under.Length >= Math.Min(line.Length, 4) && Underline().IsMatch(under) && !Underline().IsMatch(line)
            && line[0] is not ('+' or '|');
    }

    // Neither a directive nor a target, a footnote or a substitution.
    [GeneratedRegex(@"^\s*\.\.(?:\s+(?!_|\[|\|).*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^([=\-~^""'`#*+:.<>_])\1{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();
}

using System.Text;
using AngleSharp.Text;
using Markdig.Renderers;
using Markdig.Syntax;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>Tells for a place in the HTML that was written from Markdown the line of the page.</summary>
internal sealed class MarkdownPlaces(MarkdownSource source, StringBuilder written)
{
    private const int Parsed = -1;

    private readonly List<Place> _places = [];
    private readonly List<int> _starts = [];
    private readonly Lazy<List<int>> _lineStarts = new(() => LineStarts(written.ToString())); // asked for once all is written

    public void Begins(IMarkdownRenderer renderer, MarkdownObject part)
    {
        _places.Add(new Place(part.Line, part is HtmlBlock ? int.MaxValue : Parsed));
        _starts.Add(written.Length);
    }

    public void Ends(IMarkdownRenderer renderer, MarkdownObject part)
    {
        if (part is HtmlBlock)
            _places[^1] = _places[^1] with { End = written.Length };
    }

    public int LineOf(TextPosition position)
    {
        var at = LastUpTo(_starts, position.Index);
        if (at < 0)
            return source.LineOf(0);
        var place = _places[at];
        if (position.Index < place.End) // HTML is written as it is, line by line
            return source.LineOf(place.Line + LastUpTo(_lineStarts.Value, position.Index) - LastUpTo(_lineStarts.Value, _starts[at]));
        // The tags of a pipe table are written before their content.
        return source.LineOf(_starts[at] == position.Index || at + 1 == _places.Count ? place.Line : _places[at + 1].Line);
    }

    private static int LastUpTo(List<int> ascending, int value)
    {
        var (low, high) = (0, ascending.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return starts;
    }

    private readonly record struct Place(int Line, int End);
}

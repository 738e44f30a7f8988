namespace ContractTests.Imports.StatusTables.Pages.Markdown;

/// <summary>Lines that are written one by one, each with the line of the page, counted from 0, that it comes from.</summary>
internal sealed class PlacedLines
{
    private readonly List<string> _lines = [];
    private readonly List<int> _places = [];

    public string Text => string.Join('\n', _lines);

    public bool EndsInText => _lines.Count > 0 && !MarkdownLine.IsBlank(_lines[^1]);

    /// <summary>The page's own line, counted from 1, for a line of the text, counted from 0.</summary>
    public int PlaceOf(int line) => _places.Count == 0 ? 1 : _places[Math.Clamp(line, 0, _places.Count - 1)] + 1;

    public void Write(string line, int place)
    {
        _lines.Add(line);
        _places.Add(place);
    }
}

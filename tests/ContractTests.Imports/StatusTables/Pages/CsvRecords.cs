using CsvHelper;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>The records of a text with separated values, each with its line; spaces around a value and behind a separator are no part of it.</summary>
internal static class CsvRecords
{
    private const int MostLinesInQuotes = 20;

    public static IReadOnlyList<GridRow> Read(string text, char? delimiter = null, char quote = '"', int firstLine = 1)
    {
        var separator = delimiter ?? Hint(text) ?? DelimiterOf(text);
        var rows = Rows(text, separator, quote, firstLine, lineBreaks: true);
        // One quote too many swallows the rest of the page: then every line is a record of its own.
        return rows.Any(r => r.Cells.Any(c => c.Text.Length > 5_000 || c.Text.Count(t => t == '\n') > MostLinesInQuotes)) ? Rows(text, separator, quote, firstLine, lineBreaks: false) : rows;
    }

    /// <summary>The separator that stands in most of the first lines, outside quotes.</summary>
    public static char DelimiterOf(string text)
    {
        var lines = text.Length > 20_000 ? text[..20_000].Split('\n') : text.Split('\n');
        var bare = lines.Where(l => l.Trim().Length > 0).Take(50).Select(WithoutQuoted).ToList();
        return new[] { '\t', ';', ',', '|' }.MaxBy(d => bare.Count(l => l.Contains(d, StringComparison.Ordinal)) * (d == ',' ? 0.99 : 1));
    }

    private static List<GridRow> Rows(string text, char separator, char quote, int firstLine, bool lineBreaks)
    {
        var rows = new List<GridRow>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            Quote = quote,
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = lineBreaks,
        });
        while (csv.Read())
        {
            var line = (int)csv.LineNumber + firstLine - 1;
            rows.Add(new GridRow(line, [.. Enumerable.Range(0, csv.FieldCount).Take(64).Select(field => Value(csv.GetString(field), line))]));
        }

        return rows;
    }

    private static Cell Value(string value, int line)
    {
        var text = new CellText();
        foreach (var part in value.Split('\n'))
        {
            text.Add(part);
            text.Break();
        }

        return text.ToCell(line);
    }

    // Excel's own first line, such as "sep=;".
    private static char? Hint(string text) => text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text[4] is (',' or ';' or '|' or '\t' or ':') ? text[4] : null;

    private static string WithoutQuoted(string line)
    {
        var parts = line.Split('"');
        return string.Concat(parts.Where((_, at) => at % 2 == 0));
    }
}

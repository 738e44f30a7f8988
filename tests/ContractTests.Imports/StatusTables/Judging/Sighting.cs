using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>What was seen on a page on which no table of statuses was found.</summary>
internal static partial class Sighting
{
    private const int MostTables = 5;

    public static string Of(IReadOnlyList<StatusGrid> judged, string text)
    {
        var seen = judged.Count switch
        {
            0 => "the page has no table at all",
            1 => $"the page has 1 table, in line {judged[0].Grid.Line}: {judged[0].Why}",
            var count => $"the page has {count} tables: {string.Join("; ", judged.Take(MostTables).Select(j => $"line {j.Grid.Line}: {j.Why}"))}{(count > MostTables ? "; …" : "")}",
        };
        return $"No table of HTTP statuses was found: {seen}.{Mentioned(text)}{OpenApi(text)}";
    }

    // A code with its own phrase behind it, in a list or in a sentence.
    private static string Mentioned(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            foreach (var match in Mention().EnumerateMatches(line[..Math.Min(line.Length, 2_000)]))
            {
                var mention = line.Slice(match.Index, match.Length).ToString();
                var code = int.Parse(mention.AsSpan(0, 3), CultureInfo.InvariantCulture);
                var phrase = mention[3..].TrimStart(' ', '-', ':', '`', '*', '(', '"', '–', '—', '<', '/', '>', 'b');
                if (RegisteredPhrases.Of(code).FirstOrDefault(p => phrase.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } known)
                    return $" Statuses stand in its text, first in line {number} (`{code} {phrase[..known.Length]}`): put them into a table with a column of codes and one of phrases, or write them as `{code}: {phrase[..known.Length]}` yourself.";
            }
        }

        return "";
    }

    private static string OpenApi(string text) => OpenApiStart().IsMatch(text) ? " It looks like an OpenAPI document: `import openapi` reads those." : "";

    [GeneratedRegex(@"\b[1-5][0-9][0-9][ \-:`*(""–—<>/]{1,12}[A-Za-z][A-Za-z '-]{1,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\A\s*(?:\{\s*""(?:openapi|swagger)""|(?:#[^\n]*\n|---\s*\n)*(?:openapi|swagger)\s*:)", RegexOptions.CultureInvariant)]
    private static partial Regex OpenApiStart();
}

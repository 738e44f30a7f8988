using System.Text.RegularExpressions;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>A text of a schema's format, pattern and length.</summary>
internal static class TextValue
{
    public const string Plain = "text";

    private const int Longest = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // Dates lie ahead: what is booked or planned in the past is refused.
    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["uuid"] = "3f1a7c52-8d0e-4b7a-9c65-2e4f6a8b0c1d",
        ["date"] = "2035-01-15",
        ["date-time"] = "2035-01-15T12:00:00Z",
        ["time"] = "12:00:00Z",
        ["duration"] = "P1D",
        ["email"] = "somebody@example.com",
        ["idn-email"] = "somebody@example.com",
        ["uri"] = "https://example.com/",
        ["url"] = "https://example.com/",
        ["iri"] = "https://example.com/",
        ["uri-reference"] = "/something",
        ["hostname"] = "example.com",
        ["idn-hostname"] = "example.com",
        ["ipv4"] = "192.0.2.1",
        ["ipv6"] = "2001:db8::1",
        ["byte"] = "dGV4dA==",
        ["password"] = "Correct-horse-7",
        ["int32"] = "1",
        ["int64"] = "1",
    };

    /// <summary>Null where nothing was found that the pattern and the lengths allow.</summary>
    public static string? Of(SchemaParts parts)
    {
        if (parts.MinLength > Longest || parts.MaxLength < parts.MinLength)
            return null;
        if (parts.Format is { } format && Formats.TryGetValue(format, out var formatted) && Matches(formatted, parts))
            return formatted;
        if (parts.Patterns is [var pattern, ..] && PatternText.Candidates(pattern).FirstOrDefault(c => Matches(c, parts)) is { } candidate)
            return candidate;
        return Candidates(parts).FirstOrDefault(c => Matches(c, parts));
    }

    /// <summary>Whether a text is as long as a schema allows and matches its patterns.</summary>
    public static bool Matches(string text, SchemaParts parts)
    {
        if (text.Length < parts.MinLength || text.Length > (parts.MaxLength ?? int.MaxValue))
            return false;
        try
        {
            return parts.Patterns.All(p => Regex.IsMatch(text, p, RegexOptions.CultureInvariant, Patience));
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            return false; // a pattern of another dialect, or one without end
        }
    }

    private static IEnumerable<string> Candidates(SchemaParts parts)
    {
        var (least, most) = (parts.MinLength, Math.Min(parts.MaxLength ?? Longest, Longest));
        foreach (var word in new[] { Plain, "Text", "TEXT", "1", "a1", "2035-01-15", "12:00", "https://example.com/", "#ffffff", "+4930123456" }.Concat(parts.Format is null ? [] : Formats.Values))
        {
            var sized = word.Length < least ? string.Concat(Enumerable.Repeat(word, (least / word.Length) + 1))[..least] : word;
            yield return sized.Length > most ? sized[..most] : sized;
        }
    }
}

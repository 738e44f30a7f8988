using System.Globalization;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>A search for logs. Its rules are kept; there is nothing to find, so nothing of it is remembered but the window.</summary>
internal sealed record LogQuery(long StartMs, long EndMs)
{
    private const int LongestWindowInDays = 180;
    private const int LineNumberLength = 19;
    private const int NanosecondsInMillisecond = 1_000_000;

    /// <summary>The page says text for times and Boolean for flags, and its own examples send numbers and texts: both pass.</summary>
    public static LogQuery Read(JsonObject body)
    {
        var query = new LogQuery(body.Milliseconds("start_time"), body.Milliseconds("end_time"));
        if (query.EndMs < query.StartMs || query.EndMs - query.StartMs > (long)TimeSpan.FromDays(LongestWindowInDays).TotalMilliseconds) body.Break();

        body.OptionalTexts("labels");
        body.OptionalText("keywords");
        body.OptionalText("__time__");
        body.OptionalFlag("is_desc");
        body.OptionalFlag("highlight");
        body.OptionalFlag("is_count");
        body.OptionalFlag("is_iterative");
        body.OptionalDigits("limit", 1, 5000);

        var lineNumber = body.OptionalText("line_num", query.Holds);
        var searchType = body.OptionalText("search_type", type => type is "init" or "forwards" or "backwards");
        // Turning pages needs the line to go on from.
        if (searchType is "forwards" or "backwards" && lineNumber is null) body.Break();
        return query;
    }

    // The number of a line is its time in nanoseconds.
    private bool Holds(string lineNumber) =>
        lineNumber.Length == LineNumberLength
        && long.TryParse(lineNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
        && nanoseconds / NanosecondsInMillisecond >= StartMs
        && nanoseconds / NanosecondsInMillisecond <= EndMs;
}

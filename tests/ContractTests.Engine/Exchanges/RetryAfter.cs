using System.Globalization;

namespace ContractTests.Exchanges;

/// <summary>How long an answer asks to wait before the next request: `Retry-After` (RFC 9110 section 10.2.3), in seconds or as a date.</summary>
public static class RetryAfter
{
    // RFC 9110 section 5.6.7: the format of today, and the two that are obsolete and understood.
    private static readonly string[] Dates = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>Null where the answer does not say, or says something else; nothing where the date is over.</summary>
    public static TimeSpan? Of(Answer answer, DateTimeOffset now)
    {
        if (answer.Header("Retry-After")?.Trim() is not { } text)
            return null;
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        if (!DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date))
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}

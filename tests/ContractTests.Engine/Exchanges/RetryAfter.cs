using System.Globalization;

namespace ContractTests.Exchanges;

/// <summary>How long an answer asks to wait before the next request: `Retry-After` (RFC 9110 section 10.2.3), in seconds or as a date.</summary>
public static class RetryAfter
{
    /// <summary>Null where the answer does not say, or says something else; nothing where the date is over.</summary>
    public static TimeSpan? Of(Answer answer, DateTimeOffset now)
    {
        if (answer.Header("Retry-After")?.Trim() is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}

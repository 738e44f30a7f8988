using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Environments;

/// <summary>What an environment may be asked to bear: requests at once, requests a second, requests in a run, and the time for one answer.</summary>
public sealed partial record Limits
{
    internal static readonly string[] Keys = ["concurrency", "rate", "requests", "timeout"];

    public int Concurrency { get; init; } = 8;

    /// <summary>Requests a second; null for as many as come.</summary>
    public double? Rate { get; init; }

    public int? Requests { get; init; }

    /// <summary>From the first byte sent to the last byte of the body received.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    internal static Limits Read(SpecNode node, SpecProblems problems)
    {
        var limits = new Limits();
        if (SpecKeys.Of(node, "`limits`", Keys, problems) is not { } keys)
            return limits;
        if (ReadNumber(keys, "concurrency", problems) is { } concurrency)
            limits = limits with { Concurrency = concurrency };
        if (ReadNumber(keys, "requests", problems) is { } requests)
            limits = limits with { Requests = requests };
        if (ReadDuration(keys, "timeout", problems) is { } timeout)
            limits = limits with { Timeout = timeout };
        if (keys.Scalar("rate") is { } rate)
        {
            if (PerSecond(rate.Text) is { } perSecond)
                limits = limits with { Rate = perSecond };
            else
                problems.Add(rate.Mark, $"`{rate.Text}` is not a rate", "write requests a second or a minute, 20/s or 300/m: more than nothing");
        }

        return limits;
    }

    /// <summary>`800ms`, `10s`, `2m`: more than nothing, at most a day.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (DurationPattern().Match(text) is not { Success: true } match || !double.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number))
            return null;
        var milliseconds = number * match.Groups["unit"].Value switch { "ms" => 1, "s" => 1000, _ => 60_000 };
        return milliseconds is > 0 and <= 86_400_000 ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    /// <summary>`20/s` or `300/m`, as requests a second.</summary>
    public static double? PerSecond(string text)
    {
        if (RatePattern().Match(text) is not { Success: true } match || !double.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) || number <= 0 || double.IsInfinity(number))
            return null;
        return match.Groups["unit"].Value == "s" ? number : number / 60;
    }

    internal static TimeSpan? ReadDuration(SpecKeys keys, string key, SpecProblems problems)
    {
        if (keys.Scalar(key) is not { } scalar)
            return null;
        if (Duration(scalar.Text) is { } duration)
            return duration;
        problems.Add(scalar.Mark, $"`{scalar.Text}` is not a time", "write it with its unit, 800ms, 10s or 2m: more than nothing and at most a day");
        return null;
    }

    internal static int? ReadNumber(SpecKeys keys, string key, SpecProblems problems)
    {
        if (keys.Scalar(key) is not { } scalar)
            return null;
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        problems.Add(scalar.Mark, $"`{key}` must be a whole number above 0, not `{scalar.Text}`", number == 0 && scalar.Text.Length > 9 && scalar.Text.All(char.IsAsciiDigit) ? $"the most is {int.MaxValue}" : null);
        return null;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)(?<unit>ms|s|m)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)/(?<unit>s|m)\z", RegexOptions.CultureInvariant)]
    private static partial Regex RatePattern();
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>A number between a schema's bounds: 1 where they allow it.</summary>
internal static class NumberValue
{
    /// <summary>Null where the bounds leave none, or where they are beyond what is reckoned with here.</summary>
    public static JsonNode? Of(SchemaParts parts, bool whole)
    {
        var step = parts.MultipleOf is > 0 and { } multiple ? multiple : whole ? 1m : 0m;
        if (Bounds(parts, step == 0 ? 0.5m : step) is not var (low, high) || low > high)
            return null;
        try
        {
            var start = low > 1 ? low : high < 1 ? high : 1m;
            var value = step == 0 ? start : Math.Ceiling(start / step) * step;
            if (value > high)
                value = step == 0 ? high : Math.Floor(high / step) * step;
            if (value < low || (whole && value != decimal.Truncate(value)))
                return null;
            return JsonNode.Parse((value == decimal.Truncate(value) ? decimal.Truncate(value) : value).ToString(CultureInfo.InvariantCulture));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The greatest whole number that a schema allows, of those that every language can hold.</summary>
    public static decimal Greatest(SchemaParts parts)
    {
        var most = parts.Format == "int32" ? int.MaxValue : 9_007_199_254_740_991m; // 2^53 - 1
        return Bounds(parts, 1) is var (_, high) ? Math.Min(high, most) : most;
    }

    private static (decimal Low, decimal High)? Bounds(SchemaParts parts, decimal step)
    {
        try
        {
            var low = parts.Minima.Select(Number).Concat(parts.ExclusiveMinima.Select(m => Number(m) + step)).DefaultIfEmpty(-1_000_000_000_000_000_000m).Max();
            var high = parts.Maxima.Select(Number).Concat(parts.ExclusiveMaxima.Select(m => Number(m) - step)).DefaultIfEmpty(1_000_000_000_000_000_000m).Min();
            return (low, high);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null; // 1e400
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

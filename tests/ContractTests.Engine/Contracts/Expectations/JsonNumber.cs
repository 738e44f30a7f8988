using System.Globalization;
using System.Text.RegularExpressions;

namespace ContractTests.Contracts.Expectations;

/// <summary>
/// A number of any size and precision, to be compared by value: 1, 1.0 and 10e-1 are one number. It is 0.<see cref="Digits"/> × 10^<see cref="Point"/>,
/// without zeros at either end of the digits.
/// </summary>
public sealed partial record JsonNumber
{
    private const int LongestExponent = 15; // what is larger is as large as that

    private JsonNumber(string text, bool negative, string digits, long point) => (Text, Negative, Digits, Point) = (text, negative, digits, point);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public bool IsInteger => Digits.Length <= Point || Digits.Length == 0;

    private bool Negative { get; }

    private string Digits { get; }

    private long Point { get; }

    /// <summary>Null where the text is no number as JSON writes it; leading zeros do no harm.</summary>
    public static JsonNumber? Parse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
            return null;
        var (whole, fraction) = (match.Groups["whole"].Value, match.Groups["fraction"].Value);
        var all = whole + fraction;
        var digits = all.TrimStart('0');
        var point = whole.Length - (all.Length - digits.Length) + Exponent(match.Groups["exponent"].Value);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? new JsonNumber(text, false, "", 0) : new JsonNumber(text, text[0] == '-', digits, point);
    }

    public static int Compare(JsonNumber left, JsonNumber right)
    {
        if (left.Sign != right.Sign)
            return left.Sign.CompareTo(right.Sign);
        var magnitude = left.Point != right.Point ? left.Point.CompareTo(right.Point) : string.CompareOrdinal(left.Digits, right.Digits);
        return left.Negative ? -magnitude : magnitude;
    }

    public bool Equals(JsonNumber? other) => other is not null && Compare(this, other) == 0;

    public override int GetHashCode() => HashCode.Combine(Negative, Digits, Point);

    public override string ToString() => Text;

    private int Sign => Digits.Length == 0 ? 0 : Negative ? -1 : 1;

    private static long Exponent(string written)
    {
        var digits = written.TrimStart('+', '-').TrimStart('0');
        var size = digits.Length > LongestExponent ? (long)Math.Pow(10, LongestExponent) : digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
        return written.StartsWith('-') ? -size : size;
    }

    [GeneratedRegex(@"^-?(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[-+]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

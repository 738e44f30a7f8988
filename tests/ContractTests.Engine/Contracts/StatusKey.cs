using System.Globalization;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts;

/// <summary>What a documented status is listed under: one code from 100 to 999, or a range such as `5XX`.</summary>
public readonly record struct StatusKey(int Code, bool IsRange)
{
    public bool Covers(int code) => IsRange ? code / 100 == Code / 100 : code == Code;

    public override string ToString() => IsRange ? $"{Code / 100}XX" : Code.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the raw scalar: three digits and nothing else, so that YAML's octal, underscored and sexagesimal numbers are problems.</summary>
    public static StatusKey? Read(SpecScalar scalar, SpecProblems problems)
    {
        var text = scalar.Text;
        if (text.Length == 3 && text[0] is >= '1' and <= '9')
        {
            if (char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]))
                return new StatusKey(int.Parse(text, CultureInfo.InvariantCulture), false);
            if (text[1..] == "XX")
                return new StatusKey((text[0] - '0') * 100, true);
        }

        problems.Add(scalar.Mark, $"`{text}` is not a status code", Remedy(text) ?? "a status code is three digits from 100 to 999, or a range such as 5XX");
        return null;
    }

    private static string? Remedy(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).TrimStart('0');
        if (text.Length == 3 && text[0] is >= '1' and <= '9' && text[1..].Equals("xx", StringComparison.OrdinalIgnoreCase))
            return $"did you mean `{text.ToUpperInvariant()}`?";
        return digits.Length == 3 && digits.All(char.IsAsciiDigit) && digits != text ? $"did you mean `{digits}`? A status code is three digits, 100 to 999" : null;
    }
}

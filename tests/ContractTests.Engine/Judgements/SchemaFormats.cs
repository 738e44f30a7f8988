using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace ContractTests.Judgements;

/// <summary>The formats of texts that a schema may ask for: the validator's, but for two that it judges otherwise than their RFCs.</summary>
internal static partial class SchemaFormats
{
    public static JsonSchemaValidatorSettings Settings { get; } = new() { FormatValidators = [.. new JsonSchemaValidatorSettings().FormatValidators.Where(v => v.Format is not ("date-time" or "uri")), new DateTimeFormat(), new UriFormat()] };

    /// <summary>RFC 3339 section 5.6, with as many digits of a second as come, and leap seconds.</summary>
    private sealed class DateTimeFormat : IFormatValidator
    {
        public string Format => "date-time";

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

        public bool IsValid(string value, JTokenType tokenType) => DateTimePattern().Match(value) is { Success: true } match
            && DateTime.TryParseExact($"{match.Groups["date"].Value} {match.Groups["time"].Value.Replace("59:60", "59:59", StringComparison.Ordinal)}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    /// <summary>RFC 3986 section 4.3: with a scheme, so that a path alone is none.</summary>
    private sealed class UriFormat : IFormatValidator
    {
        public string Format => "uri";

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.UriExpected;

        public bool IsValid(string value, JTokenType tokenType) => SchemePattern().IsMatch(value) && Uri.TryCreate(value, UriKind.Absolute, out _);
    }

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?([Zz]|[-+]([01][0-9]|2[0-3]):[0-5][0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex SchemePattern();
}

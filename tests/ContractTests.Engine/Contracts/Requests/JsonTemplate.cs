using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>YAML that is sent as JSON: mappings keep their order, numbers their digits, and a quoted scalar is always a string.</summary>
public abstract record JsonTemplate
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public abstract IEnumerable<VariableName> Variables { get; }

    /// <summary>The JSON on one line with its variables by name, for people.</summary>
    public string Written() => this switch
    {
        JsonObjectTemplate map => $"{{{string.Join(", ", map.Members.Select(m => $"{Quoted(m.Key.Written)}: {m.Value.Written()}"))}}}",
        JsonArrayTemplate list => $"[{string.Join(", ", list.Items.Select(i => i.Written()))}]",
        JsonLiteralTemplate literal => literal.Json,
        JsonTextTemplate text => text.Text is { Plain: true, Lone: not null } ? text.Text.Written : Quoted(text.Text.Written),
        _ => throw new InvalidOperationException($"no such template: {this}"),
    };

    internal static JsonTemplate Read(SpecNode node, SpecProblems problems) => node switch
    {
        SpecMap map => new JsonObjectTemplate([.. map.Entries.Select(e => new KeyValuePair<VariableText, JsonTemplate>(VariableText.Read(e.Key, problems), Read(e.Value, problems)))]),
        SpecList list => new JsonArrayTemplate([.. list.Items.Select(item => Read(item, problems))]),
        SpecScalar { IsNull: true } => new JsonLiteralTemplate("null"),
        SpecScalar { Plain: true } scalar when JsonScalar.Literal(scalar.Text) is { } literal => new JsonLiteralTemplate(literal),
        SpecScalar { Plain: true, Text: ".inf" or ".Inf" or ".INF" or "-.inf" or "-.Inf" or "-.INF" or "+.inf" or "+.Inf" or "+.INF" or ".nan" or ".NaN" or ".NAN" } number => NotANumber(number, problems),
        SpecScalar scalar => new JsonTextTemplate(VariableText.Read(scalar, problems)),
        _ => throw new InvalidOperationException($"no such node: {node.Kind}"),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    private static JsonLiteralTemplate NotANumber(SpecScalar scalar, SpecProblems problems)
    {
        problems.Add(scalar.Mark, $"JSON has no number `{scalar.Text}`", "quote it to send a string");
        return new JsonLiteralTemplate("null");
    }
}

public sealed record JsonObjectTemplate(IReadOnlyList<KeyValuePair<VariableText, JsonTemplate>> Members) : JsonTemplate
{
    public override IEnumerable<VariableName> Variables => Members.SelectMany(m => m.Key.Variables.Concat(m.Value.Variables));
}

public sealed record JsonArrayTemplate(IReadOnlyList<JsonTemplate> Items) : JsonTemplate
{
    public override IEnumerable<VariableName> Variables => Items.SelectMany(i => i.Variables);
}

/// <summary>A number, `true`, `false` or `null`, as JSON text.</summary>
public sealed record JsonLiteralTemplate(string Json) : JsonTemplate
{
    public override IEnumerable<VariableName> Variables => [];
}

/// <summary>A string, unless it is one unquoted variable and nothing else: that keeps the variable's type.</summary>
public sealed record JsonTextTemplate(VariableText Text) : JsonTemplate
{
    public override IEnumerable<VariableName> Variables => Text.Variables;
}

/// <summary>The unquoted scalars that are not strings: YAML 1.2's core schema (section 10.3.2), written as JSON.</summary>
public static partial class JsonScalar
{
    /// <summary>The scalar as JSON text; null where it is a string. `.inf` and `.nan` are none: JSON lacks them.</summary>
    public static string? Literal(string plain)
    {
        switch (plain)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return "null";
            case "true" or "True" or "TRUE":
                return "true";
            case "false" or "False" or "FALSE":
                return "false";
        }

        if (JsonNumber().IsMatch(plain))
            return plain;
        if (YamlNumber().Match(plain) is { Success: true } number)
            return Normalized(number);
        return BasedNumber().Match(plain) is { Success: true } based ? Decimal(based) : null;
    }

    // What YAML calls a number and JSON does not: a plus sign, leading zeros, a bare decimal point.
    private static string Normalized(Match number)
    {
        var whole = number.Groups["whole"].Value.TrimStart('0');
        var fraction = number.Groups["fraction"].Value;
        var sign = number.Groups["sign"].Value == "-" ? "-" : "";
        return $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : $".{fraction}")}{number.Groups["exponent"].Value}";
    }

    // `0o17` and `0x1F`, however long.
    private static string Decimal(Match number)
    {
        var radix = number.Groups["octal"].Success ? 8 : 16;
        var value = BigInteger.Zero;
        foreach (var digit in number.Groups["octal"].Value + number.Groups["hexadecimal"].Value)
            value = value * radix + Convert.ToInt32(digit.ToString(), 16);
        return value.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<exponent>([eE][-+]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex YamlNumber();

    [GeneratedRegex(@"^(0o(?<octal>[0-7]+)|0x(?<hexadecimal>[0-9a-fA-F]+))\z", RegexOptions.CultureInvariant)]
    private static partial Regex BasedNumber();
}

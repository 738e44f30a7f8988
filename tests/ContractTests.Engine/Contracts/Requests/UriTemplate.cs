using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>How a template's part gets into the request target.</summary>
public enum TemplatePartKind
{
    /// <summary>As written.</summary>
    Literal,

    /// <summary>`{name}`: percent-encoded but for the unreserved characters of RFC 3986 section 2.3.</summary>
    Encoded,

    /// <summary>`{+name}`: percent-encoded but for reserved characters and existing percent-triplets (RFC 6570 section 3.2.3).</summary>
    Reserved,

    /// <summary>`$(name)`: put in as it stands.</summary>
    Verbatim,
}

/// <summary>A literal, or the name of a variable; the place is the part's own.</summary>
public sealed record TemplatePart(TemplatePartKind Kind, string Text, SpecMark Mark);

/// <summary>
/// The target of an operation as API documentation writes it, which may carry a query string. Literal text goes to the wire byte for byte.
/// </summary>
public sealed partial record UriTemplate(string Text, IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>May be a whole URL: then the request does not go to the environment's base URL.</summary>
    public bool MayBeAbsolute { get; private init; }

    public IEnumerable<VariableName> Variables => Parts is [{ Kind: TemplatePartKind.Literal }] ? [] : Parts.Where(p => p.Kind != TemplatePartKind.Literal).Select(p => new VariableName(p.Text, p.Mark));

    internal static UriTemplate Parse(string text, SpecMark mark, SpecProblems problems, bool anywhere = false)
    {
        var parts = new List<TemplatePart>(1);
        var from = 0;
        foreach (var match in PartPattern().EnumerateMatches(text))
        {
            AddLiteral(text[from..match.Index]);
            var written = text.Substring(match.Index, match.Length);
            from = match.Index + match.Length;
            if (written == "$$(")
                parts.Add(new TemplatePart(TemplatePartKind.Literal, "$(", mark.Of(written)));
            else
                parts.Add(Variable(written, mark.Of(written)));
        }

        AddLiteral(text[from..]);
        if (anywhere && (AbsolutePattern().IsMatch(text) || parts is [{ Kind: TemplatePartKind.Verbatim }, ..]))
            return new UriTemplate(text, parts) { MayBeAbsolute = true };
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && Uri.CheckSchemeName(text[..scheme]))
            problems.Add(mark.Of(text), $"the template `{text}` is a whole URL", anywhere ? "write a path, or an http or https URL without a user" : "write its path alone: where the API lives is the environment's `base_url`");
        else if (parts is not [{ Kind: TemplatePartKind.Verbatim or TemplatePartKind.Reserved }, ..] && !text.StartsWith('/'))
            problems.Add(mark.Of(text), $"the template `{text}` does not begin with a slash", $"write `/{text}`");
        return new UriTemplate(text, parts);

        void AddLiteral(string literal)
        {
            if (literal.Length == 0)
                return;
            Check(literal, mark, problems);
            parts.Add(new TemplatePart(TemplatePartKind.Literal, literal, mark.Of(literal)));
        }
    }

    private static void Check(string literal, SpecMark mark, SpecProblems problems)
    {
        const string Braces = "a literal brace is written `%7B` or `%7D`";
        if (BracePattern().Match(literal) is { Success: true, Value: var braces })
        {
            var remedy = braces is ['{', '?' or '&', ..] ? "write the query under `query`, or as `?name={name}`" : VariableName.Rule;
            problems.Add(mark.Of(braces), $"`{braces}` is not a path parameter: those are `{{name}}` and `{{+name}}`", $"{remedy}; {Braces}");
        }
        else if (literal.AsSpan().IndexOfAny('{', '}') is >= 0 and var brace)
        {
            problems.Add(mark.Of(literal[brace..]), $"`{literal[brace]}` stands alone in the template", $"a path parameter is `{{name}}`; {Braces}");
        }
        else if (literal.IndexOf("$(", StringComparison.Ordinal) is >= 0 and var variable)
        {
            VariableText.Reject(literal[variable..], mark, problems);
        }
        else if (literal.EnumerateRunes().Where(r => r.Value is <= ' ' or > '~').Take(1).ToArray() is [var odd])
        {
            var shown = odd.Value > '~' && !Rune.IsControl(odd) ? $"`{odd}` (U+{odd.Value:X4})" : $"U+{odd.Value:X4}";
            problems.Add(mark.Of(odd.ToString()), $"{shown} cannot stand in a request target", $"write `{Uri.EscapeDataString(odd.ToString())}`: the template is sent exactly as written");
        }
    }

    private static TemplatePart Variable(string written, SpecMark mark) => written switch
    {
        ['{', '+', .. var name, '}'] => new TemplatePart(TemplatePartKind.Reserved, name, mark),
        ['{', .. var name, '}'] => new TemplatePart(TemplatePartKind.Encoded, name, mark),
        _ => new TemplatePart(TemplatePartKind.Verbatim, written[2..^1], mark),
    };

    [GeneratedRegex(@"\$\$\(|\{\+?[A-Za-z_][A-Za-z0-9_.-]*\}|\$\([A-Za-z_][A-Za-z0-9_.-]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^https?://[^/?#@]+", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePattern();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex BracePattern();
}

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
    public IEnumerable<VariableName> Variables => Parts.Where(p => p.Kind != TemplatePartKind.Literal).Select(p => new VariableName(p.Text, p.Mark));

    internal static UriTemplate Parse(string text, SpecMark mark, SpecProblems problems)
    {
        var parts = new List<TemplatePart>();
        var from = 0;
        foreach (var match in PartPattern().EnumerateMatches(text))
        {
            AddLiteral(text[from..match.Index]);
            var written = text.Substring(match.Index, match.Length);
            from = match.Index + match.Length;
            if (written == "$$(")
                AddLiteral("$(");
            else
                parts.Add(Variable(written, mark.Of(written)));
        }

        AddLiteral(text[from..]);
        if (parts is not [{ Kind: TemplatePartKind.Verbatim or TemplatePartKind.Reserved }, ..] && !text.StartsWith('/'))
            problems.Add(mark.Of(text), $"the template `{text}` does not begin with a slash", $"write `/{text}`");
        return new UriTemplate(text, parts);

        void AddLiteral(string literal)
        {
            if (literal.Length == 0)
                return;
            var place = mark.Of(literal);
            if (literal.FirstOrDefault(c => c is '{' or '}') is var brace and not '\0')
                problems.Add(mark.Of(text), $"`{brace}` stands alone in the template `{text}`", "a path parameter is `{name}`; a literal brace is written `%7B` or `%7D`");
            else if (literal.Contains("$(", StringComparison.Ordinal) && !literal.Equals("$(", StringComparison.Ordinal))
                problems.Add(place, "`$(` begins a variable that does not end", "write `$(name)`, or `$$(` for a literal `$(`");
            else if (literal.FirstOrDefault(c => c is <= ' ' or > '~') is var odd and not '\0')
                problems.Add(place, $"U+{(int)odd:X4} cannot stand in a request target", $"the template is sent exactly as written: write `{Uri.EscapeDataString(odd.ToString())}`");
            parts.Add(new TemplatePart(TemplatePartKind.Literal, literal, place));
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
}

using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>A reference to a variable, `$(name)`, with its place.</summary>
public sealed record VariableName(string Name, SpecMark Mark);

/// <summary>A text in which `$(name)` stands for a variable's value and `$$(` for a literal `$(`.</summary>
public sealed partial class VariableText
{
    private readonly IReadOnlyList<object> _parts; // string or VariableName

    private VariableText(IReadOnlyList<object> parts, SpecMark mark, bool plain)
    {
        _parts = parts;
        Mark = mark;
        Plain = plain;
    }

    public SpecMark Mark { get; }

    /// <summary>Written without quotes, so that it may be a number, a truth value or a variable that keeps its type.</summary>
    public bool Plain { get; }

    public IEnumerable<VariableName> Variables => _parts.OfType<VariableName>();

    /// <summary>The variable, where the text is that variable and nothing else.</summary>
    public VariableName? Lone => _parts is [VariableName only] ? only : null;

    /// <summary>The text, where it holds no variable.</summary>
    public string? Fixed => _parts switch { [] => "", [string text] => text, _ => null };

    public static VariableText Literal(string text, SpecMark mark) => new([text], mark, plain: false);

    internal static VariableText Read(SpecScalar scalar, SpecProblems problems) => Parse(scalar.Text, scalar.Mark, scalar.Plain, problems);

    internal static VariableText Parse(string text, SpecMark mark, bool plain, SpecProblems problems)
    {
        var parts = new List<object>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).StartsWith("$$("))
            {
                literal.Append("$(");
                at += 3;
            }
            else if (text.AsSpan(at).StartsWith("$("))
            {
                var match = NamePattern().Match(text, at);
                if (match.Success)
                {
                    if (literal.Length > 0)
                        parts.Add(literal.ToString());
                    literal.Clear();
                    parts.Add(new VariableName(match.Groups["name"].Value, mark.Of(match.Value)));
                    at += match.Length;
                    continue;
                }

                problems.Add(mark.Of(text[at..Math.Min(text.Length, at + 2)]), "`$(` begins a variable that does not end", "write `$(name)`, or `$$(` for a literal `$(`");
                return new VariableText([text], mark, plain);
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        if (literal.Length > 0)
            parts.Add(literal.ToString());
        return new VariableText(parts, mark, plain);
    }

    /// <summary>The text with every variable replaced; <paramref name="value"/> is asked once for each.</summary>
    public string Resolve(Func<VariableName, string> value)
    {
        if (_parts is [string only])
            return only;
        var text = new StringBuilder();
        foreach (var part in _parts)
            text.Append(part as string ?? value((VariableName)part));
        return text.ToString();
    }

    [GeneratedRegex(@"\G\$\((?<name>[A-Za-z_][A-Za-z0-9_.-]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

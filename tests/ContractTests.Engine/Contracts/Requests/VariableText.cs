using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>A reference to a variable, `$(name)`, with its place.</summary>
public sealed partial record VariableName(string Name, SpecMark Mark)
{
    public const string Rule = "a name begins with a letter or `_` and goes on with letters, digits, `_`, `.` and `-`";

    /// <summary>Whether `$(text)` and `{text}` can stand for something.</summary>
    public static bool Is(string text) => NamePattern().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

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

    /// <summary>The text with its variables by name, for people.</summary>
    public string Written => Resolve(variable => $"$({variable.Name})");

    /// <summary>The text, where it holds no variable.</summary>
    public string? Fixed => _parts switch { [] => "", [string text] => text, _ => null };

    public static VariableText Literal(string text, SpecMark mark, bool plain = false) => new([text], mark, plain);

    internal static VariableText Read(SpecScalar scalar, SpecProblems problems) => Parse(scalar.Text, scalar.Mark, scalar.Plain, problems);

    internal static VariableText Parse(string text, SpecMark mark, bool plain, SpecProblems problems)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
            return new VariableText(text.Length == 0 ? [] : [text], mark, plain);
        var parts = new List<object>();
        var literal = new StringBuilder();
        var from = mark; // what stands before it is read
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
                    var place = from.Find(match.Value);
                    from = place?.Behind ?? from;
                    parts.Add(new VariableName(match.Groups["name"].Value, place ?? mark));
                    at += match.Length;
                    continue;
                }

                Reject(text[at..], from, problems);
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

    /// <summary>Tells what is wrong with a text that begins with `$(` and with no variable.</summary>
    internal static void Reject(string text, SpecMark mark, SpecProblems problems)
    {
        var line = text.Split('\n')[0];
        var written = line[..(line.IndexOf(')', StringComparison.Ordinal) + 1)];
        if (written.Length == 0 || written.LastIndexOf("$(", StringComparison.Ordinal) > 0)
            problems.Add(mark.Of(line), "`$(` begins a variable that does not end", "write `$(name)`, or `$$(` for a literal `$(`");
        else
            problems.Add(mark.Of(written), $"`{written}` is not a variable", $"{VariableName.Rule}; write `$$(` for a literal `$(`");
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

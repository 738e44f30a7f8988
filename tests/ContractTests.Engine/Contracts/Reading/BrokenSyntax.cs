using YamlDotNet.Core;

namespace ContractTests.Contracts.Reading;

/// <summary>Turns what the YAML parser throws into a problem: its place, a sentence, and what is commonly meant by such a mistake.</summary>
internal sealed class BrokenSyntax(SpecFile file, SpecMark lastRead, YamlException error)
{
    private static readonly (string Words, string Remedy)[] Remedies =
    [
        ("cannot start any token", "quote a value that begins with `@`, `%` or a backtick"),
        ("quoted", "the quote that begins here does not end, or the text goes on left of its key"),
        ("flow", "inside { … } and [ … ], quote a value that holds { } [ ] , ? or `: `, and close every bracket"),
        ("invalid mapping", "a key ends with `:` in its own line, and a value that holds `: ` must be quoted"),
        ("node content", "a value is missing, or a bracket is not closed"),
        ("anchor or alias", "quote a value that begins with `*` or `&`"),
        ("expected key", "the keys of a mapping begin in one column, and nothing may follow a closing quote or bracket"),
    ];

    public SpecProblem Problem => Tab is { } tab
        ? new SpecProblem(tab, "a tab cannot indent YAML", "use spaces")
        : new SpecProblem(Place, $"not valid YAML: {Sentence(error.Message)}", Remedies.FirstOrDefault(r => error.Message.Contains(r.Words, StringComparison.OrdinalIgnoreCase)).Remedy);

    // Where a file ends too early, the end says nothing; what was read last does.
    private SpecMark Place => error.Start.Index >= file.Text.TrimEnd().Length ? lastRead : MarkIn(file, error.Start);

    // The parser tells of a tab where the mapping begins that the tab breaks, which may be far above.
    private SpecMark? Tab
    {
        get
        {
            var first = Place.Line;
            var last = error.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) ? file.LineCount : first;
            for (var line = first; line <= last; line++)
            {
                if (Indentation(line).IndexOf('\t', StringComparison.Ordinal) is >= 0 and var at)
                    return new SpecMark(file, line, at + 1, 1);
            }

            return null;
        }
    }

    /// <summary>A place of the parser's within the file's text.</summary>
    public static SpecMark MarkIn(SpecFile file, Mark mark) => new(file, Math.Clamp((int)mark.Line, 1, file.LineCount), Math.Max(1, (int)mark.Column), 1);

    /// <summary>The parser's message as a sentence's end.</summary>
    public static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        return $"{char.ToLowerInvariant(text[0])}{text[1..]}";
    }

    private string Indentation(int line)
    {
        var text = file.Line(line);
        return text[..(text.Length - text.TrimStart().Length)];
    }
}

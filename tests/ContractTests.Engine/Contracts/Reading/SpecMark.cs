namespace ContractTests.Contracts.Reading;

/// <summary>A place in a spec file: line and column count from 1; <see cref="Length"/> is the number of characters to underline, on that line.</summary>
public readonly record struct SpecMark(SpecFile File, int Line, int Column, int Length)
{
    public override string ToString() => $"{File.Name}:{Line}:{Column}";

    /// <summary>The place where <paramref name="text"/> first stands at or after this one; this one where it does not.</summary>
    public SpecMark Of(string text) => Find(text) ?? this;

    /// <summary>The place behind this one, in the same line.</summary>
    public SpecMark Behind => new(File, Line, Column + Length, 1);

    /// <summary>The place where <paramref name="text"/> first stands at or after this one; null where it is written otherwise, with escapes.</summary>
    public SpecMark? Find(string text)
    {
        for (var (line, from) = (Line, Column - 1); line <= File.LineCount; line++, from = 0)
        {
            var content = File.Content(line);
            if (from <= content.Length && content[from..].IndexOf(text, StringComparison.Ordinal) is >= 0 and var at)
                return new SpecMark(File, line, from + at + 1, text.Length);
        }

        return null;
    }
}

using System.Globalization;
using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>One thing wrong with a spec: a sentence without its place, and what to write instead where that is known.</summary>
public sealed record SpecProblem(SpecMark Mark, string Message, string? Remedy = null)
{
    private const int LongestShown = 200;
    private const int ShownBefore = 80;

    /// <summary>Place and sentence, then the offending line with the text underlined and the remedy behind the underline.</summary>
    public override string ToString()
    {
        var line = Mark.File.Line(Mark.Line);
        var text = new StringBuilder($"{Mark}: {Message}");
        if (line.Trim().Length == 0)
            return Remedy is null ? text.ToString() : text.Append("\n  ").Append(Remedy).ToString();

        // Of a line that no screen holds, the part around the place.
        var cut = Math.Max(0, Math.Min(Mark.Column - 1, line.Length) - ShownBefore);
        if (line.Length <= LongestShown)
            cut = 0;
        var shown = line.Length - cut <= LongestShown ? line[cut..] : $"{line.AsSpan(cut, LongestShown)}…";
        line = cut == 0 ? shown : $"…{shown[1..]}";
        var number = Mark.Line.ToString(CultureInfo.InvariantCulture);
        var start = Math.Min(Mark.Column - 1 - cut, line.Length);
        var length = Math.Clamp(Mark.Length, 1, Math.Max(1, line.Length - start));
        // Tabs stay tabs in the gutter of the underline, so that it stands below the text whatever their width.
        var indent = string.Concat(line[..start].Select(c => c == '\t' ? '\t' : ' '));
        text.Append(CultureInfo.InvariantCulture, $"\n  {number} | {line}\n  {new string(' ', number.Length)} | {indent}{new string('^', length)}");
        return Remedy is null ? text.ToString() : text.Append(' ').Append(Remedy).ToString();
    }
}

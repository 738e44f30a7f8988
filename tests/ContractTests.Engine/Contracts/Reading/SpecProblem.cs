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
        var (line, cut) = Excerpt(Mark.File.Line(Mark.Line));
        var text = new StringBuilder($"{Mark}: {Message}");
        if (line.Trim().Length == 0)
            return Remedy is null ? text.ToString() : text.Append("\n  ").Append(Remedy).ToString();

        var number = Mark.Line.ToString(CultureInfo.InvariantCulture);
        var start = Math.Min(Mark.Column - 1 - cut, line.Length);
        var length = Math.Clamp(Mark.Length, 1, Math.Max(1, line.Length - start));
        // Tabs stay tabs in the gutter of the underline, so that it stands below the text whatever their width.
        var indent = string.Concat(line[..start].Select(c => c == '\t' ? '\t' : ' '));
        text.Append(CultureInfo.InvariantCulture, $"\n  {number} | {line}\n  {new string(' ', number.Length)} | {indent}{new string('^', length)}");
        return Remedy is null ? text.ToString() : text.Append(' ').Append(Remedy).ToString();
    }

    // Of a line that no screen holds, the part around the place, and how many characters of it are missing in front.
    private (string Shown, int Cut) Excerpt(string line)
    {
        if (line.Length <= LongestShown)
            return (line, 0);
        var cut = Math.Max(0, Math.Min(Mark.Column - 1, line.Length) - ShownBefore);
        var shown = line.Length - cut <= LongestShown ? line[cut..] : $"{line.AsSpan(cut, LongestShown)}…";
        return (cut == 0 ? shown : $"…{shown[1..]}", cut);
    }
}

using System.Globalization;
using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>The line of a place with the place's text underlined. What <paramref name="hide"/> takes out of a text is not shown.</summary>
public sealed class SpecExcerpt(SpecMark mark, Func<string, string>? hide = null)
{
    private const int LongestShown = 200;
    private const int ShownBefore = 80;

    /// <summary>Puts the line behind a sentence, and the remedy behind the underline; an empty line is not shown.</summary>
    public StringBuilder AppendTo(StringBuilder text, string? remedy)
    {
        var (whole, column, marked) = Shown();
        var (line, cut) = Part(whole, column);
        if (line.Trim().Length == 0)
            return remedy is null ? text : text.Append("\n  ").Append(remedy);

        var number = mark.Line.ToString(CultureInfo.InvariantCulture);
        var start = Math.Min(column - 1 - cut, line.Length);
        var length = Math.Clamp(marked, 1, Math.Max(1, line.Length - start));
        // Tabs stay tabs in the gutter of the underline, so that it stands below the text whatever their width.
        var indent = string.Concat(line[..start].Select(c => c == '\t' ? '\t' : ' '));
        text.Append(CultureInfo.InvariantCulture, $"\n  {number} | {line}\n  {new string(' ', number.Length)} | {indent}{new string('^', length)}");
        return remedy is null ? text : text.Append(' ').Append(remedy);
    }

    // What is hidden moves what stands behind it, so the parts before, at and behind the place are hidden one by one, unless something lies across.
    private (string Line, int Column, int Length) Shown()
    {
        var line = mark.File.Line(mark.Line);
        if (hide is null)
            return (line, mark.Column, mark.Length);
        var start = Math.Min(mark.Column - 1, line.Length);
        var end = Math.Min(start + mark.Length, line.Length);
        var (before, at, behind) = (hide(line[..start]), hide(line[start..end]), hide(line[end..]));
        return before + at + behind == hide(line) ? (before + at + behind, before.Length + 1, at.Length) : (hide(line), 1, 1);
    }

    // Of a line that no screen holds, the part around the place, and how many characters of it are missing in front.
    private static (string Shown, int Cut) Part(string line, int column)
    {
        if (line.Length <= LongestShown)
            return (line, 0);
        var cut = Math.Max(0, Math.Min(column - 1, line.Length) - ShownBefore);
        var shown = line.Length - cut <= LongestShown ? line[cut..] : $"{line.AsSpan(cut, LongestShown)}…";
        return (cut == 0 ? shown : $"…{shown[1..]}", cut);
    }
}

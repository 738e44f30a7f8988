using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>
/// Changes to the text of one spec file, by the places that its nodes have; everything else stays byte for byte, line ends and comments too.
/// </summary>
public sealed class SpecEdits(SpecFile file)
{
    private readonly List<(int Start, int Length, string Text)> _edits = [];
    private readonly List<int> _lines = Lines(file);

    public bool Any => _edits.Count > 0;

    /// <summary>The line end that the file uses first; `\n` where it has none.</summary>
    public string NewLine { get; } = file.Text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && file.Text[at - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Puts <paramref name="text"/> where <paramref name="length"/> characters stand from the mark on.</summary>
    public void Replace(SpecMark mark, int length, string text) => _edits.Add((Offset(mark.Line, mark.Column), length, text));

    /// <summary>Puts whole lines behind line <paramref name="line"/>; 0 is before the first. They are given without line ends.</summary>
    public void InsertAfter(int line, IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(l => l + NewLine));
        var at = Math.Min(Offset(line + 1, 1), file.Text.Length);
        var open = at == file.Text.Length && at > 0 && file.Text[at - 1] is not ('\n' or '\r');
        _edits.Add((at, 0, open ? NewLine + text : text));
    }

    /// <summary>Takes the lines from the first to the last away, with their line ends.</summary>
    public void RemoveLines(int first, int last)
    {
        var start = Offset(first, 1);
        _edits.Add((start, Offset(last + 1, 1) - start, ""));
    }

    /// <summary>The text with all changes; of two that overlap, the later one is left out, and so is one that was asked for twice.</summary>
    public string Apply()
    {
        var text = new StringBuilder(file.Text.Length);
        var at = 0;
        foreach (var (start, length, inserted) in _edits.Distinct().OrderBy(e => e.Start)) // stable: at one place, in the order they were asked for
        {
            if (start < at)
                continue;
            text.Append(file.Text, at, start - at).Append(inserted);
            at = start + length;
        }

        return text.Append(file.Text, at, file.Text.Length - at).ToString();
    }

    private int Offset(int line, int column) => line > _lines.Count ? file.Text.Length : Math.Min(_lines[line - 1] + column - 1, file.Text.Length);

    private static List<int> Lines(SpecFile file)
    {
        var starts = new List<int>(file.LineCount);
        for (var (line, at) = (1, 0); line <= file.LineCount; line++)
        {
            starts.Add(at);
            at += file.Line(line).Length;
            at += at + 1 < file.Text.Length && file.Text[at] == '\r' && file.Text[at + 1] == '\n' ? 2 : 1;
        }

        return starts;
    }
}

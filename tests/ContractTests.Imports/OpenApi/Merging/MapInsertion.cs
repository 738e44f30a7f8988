using ContractTests.Contracts.Reading;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>An entry that a mapping lacks: its value on one line, and the lines of both where they stand alone.</summary>
internal sealed record NewEntry(string Key, string Flow, Func<int, IEnumerable<string>> Lines);

/// <summary>Puts entries into mappings of a spec file, as lines or inside `{ … }`, whichever way the mapping is written.</summary>
internal sealed class MapInsertion(SpecFile file, SpecEdits edits)
{
    /// <summary>
    /// Adds entries to what stands under a key: each behind the last entry that <paramref name="isBefore"/> it, else as the first. False where the
    /// mapping is written in a way that nothing can be added to, such as an alias.
    /// </summary>
    public bool Add(SpecScalar owner, SpecNode value, IReadOnlyList<NewEntry> entries, Func<SpecScalar, NewEntry, bool> isBefore)
    {
        if (entries.Count == 0)
            return true;
        if (value.IsNull)
            return AddToNothing(owner, value, entries);
        if (value is not SpecMap map || !IsBehind(map.Mark, owner.Mark))
            return false;
        var own = map.Entries.Where(e => ReferenceEquals(e.Key.Mark.File, file) && (IsBehind(e.Key.Mark, map.Mark) || e.Key.Mark == map.Mark || e.Key.Mark.Line == map.Mark.Line)).Select(e => e.Key).ToList();
        if (own.Count == 0 || own[0].Mark.Line == owner.Mark.Line || IsFlow(map.Mark))
            return AddToFlow(map.Mark, own.Count > 0, entries);
        var column = own[0].Mark.Column;
        if (own.Any(o => o.Mark.Column != column))
            return false;
        foreach (var entry in entries)
        {
            var before = own.LastOrDefault(o => isBefore(o, entry));
            edits.InsertAfter(before is null ? Above(own[0].Mark.Line, column) : End(before.Mark.Line, column), entry.Lines(column - 1));
        }

        return true;
    }

    private bool AddToNothing(SpecScalar owner, SpecNode value, IReadOnlyList<NewEntry> entries)
    {
        // Only behind a key that has its line to itself; `~` and an anchor would have to go first.
        var rest = file.Line(owner.Mark.Line)[Math.Min(owner.Mark.Column - 1 + owner.Mark.Length, file.Line(owner.Mark.Line).Length)..].TrimStart(' ', '"', '\'');
        if (value is SpecScalar { Text.Length: > 0 } || rest is not [':', .. var behind] || (behind.Trim() is { Length: > 0 } text && text[0] != '#'))
            return false;
        edits.InsertAfter(owner.Mark.Line, entries.SelectMany(e => e.Lines(owner.Mark.Column + 1)));
        return true;
    }

    private bool AddToFlow(SpecMark map, bool hasEntries, IReadOnlyList<NewEntry> entries)
    {
        if (map.Find("{") is not { } brace || brace.Line != map.Line)
            return false;
        var text = string.Join(", ", entries.Select(e => $"{e.Key}: {(e.Flow.Length == 0 ? "null" : e.Flow)}"));
        edits.Replace(brace.Behind, 0, hasEntries ? $" {text}," : $" {text} ");
        return true;
    }

    private bool IsFlow(SpecMark mark) => file.Line(mark.Line).ElementAtOrDefault(mark.Column - 1) == '{';

    private static bool IsBehind(SpecMark mark, SpecMark other) => mark.Line > other.Line || (mark.Line == other.Line && mark.Column > other.Column);

    // The last line of the entry whose key stands in a line and a column: what is indented deeper, or a list in the key's own column.
    private int End(int line, int column)
    {
        var end = line;
        for (var at = line + 1; at <= file.LineCount; at++)
        {
            var text = file.Line(at);
            var indent = text.Length - text.TrimStart(' ').Length;
            if (text.Trim().Length == 0 || (text[indent] == '#' && indent < column))
                continue;
            if (indent < column && !(indent == column - 1 && text[indent] == '-' && (text.Length == indent + 1 || text[indent + 1] == ' ')))
                break;
            end = at;
        }

        return end;
    }

    // The line before an entry and the comments that belong to it.
    private int Above(int line, int column)
    {
        var above = line - 1;
        while (above > 0 && file.Line(above).TrimStart(' ') is ['#', ..] comment && file.Line(above).Length - comment.Length == column - 1)
            above--;
        return above;
    }
}

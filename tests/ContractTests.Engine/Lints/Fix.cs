using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>A change that is mechanical and certain: how it is told, and what it does to the text.</summary>
public sealed record Fix(string Told, Action<SpecEdits> Edit)
{
    /// <summary>Another text in place of one at the mark, which may stand in quotes; null where it is written otherwise, with escapes.</summary>
    public static Fix? Replace(SpecMark mark, string written, string text)
    {
        var line = mark.File.Line(mark.Line);
        var end = Math.Min(mark.Column - 1 + mark.Length, line.Length);
        var at = mark.Column - 1 > end ? -1 : line.IndexOf(written, mark.Column - 1, end - mark.Column + 1, StringComparison.Ordinal);
        return at < 0 ? null : new Fix($"`{written}` is `{text}` now", edits => edits.Replace(mark with { Column = at + 1 }, written.Length, text));
    }
}

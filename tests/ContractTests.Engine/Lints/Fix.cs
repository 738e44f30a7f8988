using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>A change that is mechanical and certain: how it is told, and what it does to the text.</summary>
public sealed record Fix(string Told, Action<SpecEdits> Edit)
{
    /// <summary>Another text in place of the one at the mark, which its quotes do not belong to.</summary>
    public static Fix Replace(SpecMark mark, string written, string text) =>
        new($"`{written}` is `{text}` now", edits => edits.Replace(mark.Of(written), written.Length, text));
}

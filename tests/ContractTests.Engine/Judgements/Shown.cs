using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>Values of an answer as a remark shows them: without secrets, visible, and short.</summary>
internal sealed class Shown(Secrets secrets)
{
    private const int Longest = 120;

    // Enough behind what is shown for no secret to be cut in two before it is masked.
    private const int Margin = 64 * 1024;

    /// <summary>How much of a value is needed for <see cref="Of"/>.</summary>
    public const int Needed = Longest + Margin;

    public string Of(string value)
    {
        var hidden = secrets.Hide(value.Length > Needed ? value[..Needed] : value);
        var cut = char.IsHighSurrogate(hidden.ElementAtOrDefault(Longest - 1)) ? Longest - 1 : Longest;
        return VisibleText.Of(hidden.Length > Longest ? $"{hidden[..cut]}…" : hidden, spaces: false);
    }

    /// <summary>A text in quotes; masked before anything in it is escaped.</summary>
    public string Quoted(string value) => $"\"{Of(value)}\"";
}

namespace ContractTests.Terminal;

/// <summary>Colours text where the screen has them. What is coloured must be masked before: a sequence within a secret would hide it from the mask.</summary>
internal sealed class Ink(bool coloured)
{
    public string Green(string text) => With("32", text);

    public string Red(string text) => With("31", text);

    public string Yellow(string text) => With("33", text);

    public string Cyan(string text) => With("36", text);

    public string Dim(string text) => With("2", text);

    public string Bold(string text) => With("1", text);

    /// <summary>The colour that stands for a verdict, wherever it is shown.</summary>
    public string Verdict(string verdict, string text) => verdict switch
    {
        "kept" => Green(text),
        "breached" => Red(text),
        "unanswered" => Yellow(text),
        "known" => Cyan(text),
        _ => Dim(text),
    };

    private string With(string code, string text) => coloured && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}

using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>One thing wrong with a spec: a sentence without its place, and what to write instead where that is known.</summary>
public sealed record SpecProblem(SpecMark Mark, string Message, string? Remedy = null)
{
    /// <summary>The spec may be right: the machine lacks what it names, such as an environment variable or a certificate's file.</summary>
    public bool OfMachine { get; init; }

    /// <summary>Place and sentence, then the offending line with the text underlined and the remedy behind the underline.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Mark}: {Message}");
        return new SpecExcerpt(Mark).AppendTo(text, Remedy).ToString();
    }
}

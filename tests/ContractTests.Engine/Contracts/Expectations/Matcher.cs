using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Expectations;

/// <summary>What one value of an answer must be: a header, the body's text, or a JSON value in the body.</summary>
public abstract record Matcher
{
    internal static readonly string[] Keys = ["equals", "type", "one-of", "min", "max"];

    public virtual IEnumerable<VariableName> Variables => [];

    public sealed record Present : Matcher;

    public sealed record Absent : Matcher;

    /// <summary>
    /// A value. <see cref="Json"/> is what a JSON value is compared with; <see cref="Written"/> is what a text is, and null for a list or a mapping.
    /// </summary>
    public sealed record Literal(JsonTemplate Json, VariableText? Written) : Matcher
    {
        public override IEnumerable<VariableName> Variables => Json.Variables;
    }

    /// <summary>A regular expression to search for; the text is what stands between the slashes.</summary>
    public sealed record Pattern(VariableText Text) : Matcher
    {
        public override IEnumerable<VariableName> Variables => Text.Variables;
    }

    public sealed record OneOf(IReadOnlyList<Literal> Literals) : Matcher
    {
        public override IEnumerable<VariableName> Variables => Literals.SelectMany(l => l.Variables);
    }

    public sealed record Typed(JsonKind Kind) : Matcher;

    /// <summary>A number that is not below the one nor above the other; null is no bound.</summary>
    public sealed record Range(JsonNumber? Min, JsonNumber? Max) : Matcher;

    /// <summary>What several keys of one mapping say; all of it holds.</summary>
    public sealed record All(IReadOnlyList<Matcher> Parts) : Matcher
    {
        public override IEnumerable<VariableName> Variables => Parts.SelectMany(p => p.Variables);
    }
}

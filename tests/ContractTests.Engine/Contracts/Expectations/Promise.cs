using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Expectations;

/// <summary>One thing that an answer must have, with the place where it is written.</summary>
public abstract record Promise(SpecMark Mark)
{
    /// <summary>Whether it looks into the body.</summary>
    public virtual bool ReadsBody => false;

    /// <summary>Whether only an answer with a body can keep it; none has one to HEAD.</summary>
    public virtual bool NeedsBody => ReadsBody;

    public virtual IEnumerable<VariableName> Variables => [];
}

public sealed record HeaderPromise(string Name, Matcher Matcher, SpecMark Mark) : Promise(Mark)
{
    public override IEnumerable<VariableName> Variables => Matcher.Variables;
}

/// <summary>What every value at a JSONPath must be.</summary>
public sealed record BodyPromise(string Path, Matcher Matcher, SpecMark Mark) : Promise(Mark)
{
    public override bool ReadsBody => true;

    public override bool NeedsBody => Matcher is not Matcher.Absent;

    public override IEnumerable<VariableName> Variables => Matcher.Variables;
}

public sealed record TextPromise(Matcher Matcher, SpecMark Mark) : Promise(Mark)
{
    public override bool ReadsBody => true;

    public override bool NeedsBody => Matcher is not Matcher.Absent;

    public override IEnumerable<VariableName> Variables => Matcher.Variables;
}

public sealed record SchemaPromise(BodySchema Schema, SpecMark Mark) : Promise(Mark)
{
    public override bool ReadsBody => true;
}

/// <summary>That the body has no byte, or that it has one.</summary>
public sealed record EmptyPromise(bool Empty, SpecMark Mark) : Promise(Mark)
{
    public override bool NeedsBody => !Empty;
}

/// <summary>The longest time from the first byte sent to the last byte of the body received.</summary>
public sealed record TimePromise(TimeSpan Within, SpecMark Mark) : Promise(Mark);

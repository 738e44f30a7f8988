namespace ContractTests.Contracts.Expectations;

/// <summary>The kinds of JSON values that a spec can ask for; a number without a fraction is an integer too, however it is written.</summary>
public enum JsonKind
{
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
    Null,
}

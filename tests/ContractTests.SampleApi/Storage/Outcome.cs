using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Storage;

/// <summary>What was found, made or deleted, or why not.</summary>
internal readonly record struct Outcome<T>(T? Value, Refusal Refusal)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, default);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);

    public Answer Answer(Func<T, Answer> done, Func<Refusal, Answer> refused) => Value is null ? refused(Refusal) : done(Value);
}

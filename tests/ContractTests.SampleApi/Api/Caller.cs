namespace ContractTests.SampleApi.Api;

internal sealed record Caller(bool MayWrite)
{
    private static readonly Caller Operator = new(MayWrite: true);
    private static readonly Caller Guest = new(MayWrite: false);

    /// <summary>Null for a token that nobody was given.</summary>
    public static Caller? WithToken(string? token) => token switch
    {
        "sample-operator" => Operator,
        "sample-guest" => Guest,
        _ => null,
    };
}

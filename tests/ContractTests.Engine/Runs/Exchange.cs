using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>A request and what came back. <see cref="Before"/> is the same with a token that had grown too old.</summary>
internal sealed record Exchange(ApiRequest Request, Observation Observation)
{
    public Exchange? Before { get; init; }
}

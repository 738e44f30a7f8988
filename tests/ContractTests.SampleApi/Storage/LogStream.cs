using System.Collections.Immutable;

namespace ContractTests.SampleApi.Storage;

/// <summary>What the 2020 edition calls a log topic.</summary>
internal sealed record LogStream(Guid Id, string Name, long CreatedAtMs, int TimeToLiveInDays)
{
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

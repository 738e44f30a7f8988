using System.Collections.Immutable;

namespace ContractTests.SampleApi.Storage;

internal sealed record LogGroup(Guid Id, string Name, long CreatedAtMs, int TimeToLiveInDays)
{
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableDictionary<Guid, LogStream> Streams { get; init; } = ImmutableDictionary<Guid, LogStream>.Empty;
}

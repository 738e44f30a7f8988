using System.Collections.Immutable;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>What the body of a change to a group or stream asks for; null tags are to stay as they are.</summary>
internal sealed record RetentionChange(int TimeToLiveInDays, ImmutableSortedDictionary<string, string>? Tags)
{
    public static RetentionChange Read(JsonObject body) => new(Retention.Read(body), TagList.Read(body));
}

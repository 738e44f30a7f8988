using System.Collections.Immutable;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>What the body of a POST to a collection of log groups asks for.</summary>
internal sealed record GroupCreation(string Name, int TimeToLiveInDays, ImmutableSortedDictionary<string, string> Tags)
{
    // The only retention that the 2020 edition has.
    private const int OldTimeToLiveInDays = 7;

    public static GroupCreation ReadOld(JsonObject body) => new(
        body.Text("log_group_name", ResourceName.IsOld),
        body.OptionalNumber("ttl_in_days", OldTimeToLiveInDays, OldTimeToLiveInDays) ?? OldTimeToLiveInDays,
        ImmutableSortedDictionary<string, string>.Empty);

    public static GroupCreation Read(JsonObject body)
    {
        body.OptionalText("log_group_name_alias");
        return new(body.Text("log_group_name", ResourceName.IsGroup), Retention.Read(body), TagList.Read(body) ?? TagList.Empty);
    }
}

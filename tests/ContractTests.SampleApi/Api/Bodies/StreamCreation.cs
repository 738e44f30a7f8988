using System.Collections.Immutable;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>What the body of a POST to a collection of log streams, or log topics, asks for.</summary>
internal sealed record StreamCreation(string Name, int? TimeToLiveInDays, ImmutableSortedDictionary<string, string> Tags)
{
    public static StreamCreation ReadTopic(JsonObject body) => new(body.Text("log_topic_name", ResourceName.IsOld), null, TagList.Empty);

    public static StreamCreation Read(JsonObject body)
    {
        body.OptionalText("log_stream_name_alias", ResourceName.IsStream);
        body.OptionalText("enterprise_project_name", ResourceName.IsEnterpriseProject);
        return new(body.Text("log_stream_name", ResourceName.IsStream), Retention.ReadOptional(body), TagList.Read(body) ?? TagList.Empty);
    }
}

using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Storage;

/// <summary>How much there is in all projects together.</summary>
internal sealed record TankState(int Groups, int Streams)
{
    public Answer Show() => Answer.Json(200, json =>
    {
        json.WriteNumber("log_groups", Groups);
        // The same things under the names of both editions.
        json.WriteNumber("log_topics", Streams);
        json.WriteNumber("log_streams", Streams);
    });
}

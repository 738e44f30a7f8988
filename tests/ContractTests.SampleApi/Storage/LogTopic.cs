using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Storage;

internal sealed record LogTopic(Guid Id, string Name, long CreatedAtMs)
{
    public Answer Created() => Answer.Json(201, json => json.WriteString("log_topic_id", Id));

    public Answer Show() => Answer.Json(200, json =>
    {
        json.WriteString("log_topic_name", Name);
        json.WriteNumber("creation_time", CreatedAtMs);
        json.WriteBoolean("index_enabled", true);
    });
}

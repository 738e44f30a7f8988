using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Storage;

/// <summary>Its topics change under the lock of the <see cref="LogTank"/> that holds it.</summary>
internal sealed record LogGroup(Guid Id, string Name, long CreatedAtMs)
{
    /// <summary>The only retention that the 2020 edition has.</summary>
    public const int TimeToLiveInDays = 7;

    public Dictionary<Guid, LogTopic> Topics { get; } = [];

    public Answer Created() => Answer.Json(201, json => json.WriteString("log_group_id", Id));

    public Answer Show() => Answer.Json(200, json =>
    {
        json.WriteString("log_group_id", Id);
        json.WriteString("log_group_name", Name);
        json.WriteNumber("creation_time", CreatedAtMs);
        json.WriteNumber("ttl_in_days", TimeToLiveInDays);
    });
}

using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Storage;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>The error table of the 2020 edition.</summary>
internal static class OldErrors
{
    public static readonly Answer InvalidProject = ApiError.Of(400, "LTS.0001", "API version/project id invalid or missing");
    public static readonly Answer NotAuthenticated = ApiError.Of(401, "LTS.0002", "Current user is not authenticated correctly, check your token");
    public static readonly Answer InvalidId = ApiError.Of(400, "LTS.0011", "The resource id is invalid or missing");

    private static readonly Answer GroupMissing = ApiError.Of(404, "LTS.0201", "The group is not existed");
    private static readonly Answer TopicNameTaken = ApiError.Of(400, "LTS.0205", "The topic name has been existed");

    // The 2020 table has no code for a missing topic; this one is what later editions say of a log stream, as topics are called there.
    private static readonly Answer TopicMissing = ApiError.Of(404, "LTS.0208", "The log stream does not existed");

    public static Answer For(Refusal refusal) => refusal switch
    {
        Refusal.GroupMissing => GroupMissing,
        Refusal.StreamMissing => TopicMissing,
        Refusal.GroupNameTaken => CommonErrors.GroupNameTaken,
        Refusal.StreamNameTaken => TopicNameTaken,
        Refusal.TooManyGroups => CommonErrors.TooManyGroups,
        Refusal.TooManyStreams => CommonErrors.TooManyStreams,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "The 2020 edition has no words for this refusal."),
    };
}

using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Storage;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>The errors of the current edition's pages; a missing resource is a 400 here.</summary>
internal static class CurrentErrors
{
    public static readonly Answer ForeignProject = ApiError.Of(403, "LTS.0001", "Invalid projectId");

    private static readonly Answer InvalidToken = ApiError.Of(401, "LTS.0003", "Invalid token");
    private static readonly Answer InvalidTokenForChange = ApiError.Of(401, "LTS.0414", "Invalid token");
    private static readonly Answer GroupMissing = ApiError.Of(400, "LTS.0201", "The log group is not existed");
    private static readonly Answer StreamNameTaken = ApiError.Of(400, "LTS.0205", "The log stream name has been existed");
    private static readonly Answer StreamMissing = ApiError.Of(400, "LTS.0208", "The log stream does not existed");

    // The pages of the two changes have another code for the same.
    public static Answer NotAuthenticated(Operation operation) =>
        operation is Operation.ChangeGroup or Operation.ChangeStream ? InvalidTokenForChange : InvalidToken;

    public static Answer For(Refusal refusal) => refusal switch
    {
        Refusal.GroupMissing => GroupMissing,
        Refusal.StreamMissing => StreamMissing,
        Refusal.GroupNameTaken => CommonErrors.GroupNameTaken,
        Refusal.StreamNameTaken => StreamNameTaken,
        Refusal.TooManyGroups => CommonErrors.TooManyGroups,
        Refusal.TooManyStreams => CommonErrors.TooManyStreams,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "The current edition has no words for this refusal."),
    };
}

namespace ContractTests.SampleApi.Api;

internal enum Operation
{
    // The 2020 edition, under /v2.0.
    CreateOldGroup,
    ShowOldGroup,
    DeleteOldGroup,
    CreateTopic,
    ShowTopic,
    DeleteTopic,

    // The current edition, under /v2.
    CreateGroup,
    ListGroups,
    ChangeGroup,
    DeleteGroup,
    CreateStream,
    ListStreams,
    ChangeStream,
    DeleteStream,
    FindStreams,
    QueryLogs,
}

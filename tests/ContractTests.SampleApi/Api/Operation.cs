namespace ContractTests.SampleApi.Api;

internal enum Operation
{
    CreateGroup,
    ShowGroup,
    DeleteGroup,
    CreateTopic,
    ShowTopic,
    DeleteTopic,
}

namespace ContractTests.SampleApi.Storage;

/// <summary>Why the tank does not do what it is asked; each edition of the API has its own words for it.</summary>
internal enum Refusal
{
    GroupMissing,
    StreamMissing,
    GroupNameTaken,
    StreamNameTaken,
    TooManyGroups,
    TooManyStreams,
}

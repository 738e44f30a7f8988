using ContractTests.Contracts.Reading;

namespace ContractTests.Runs;

/// <summary>A fixture's or a clean-up's request that broke its contract or stayed unanswered, with how often that happened.</summary>
public sealed record SupportFailure(string What, string Request, string Message, SpecMark Source, int Count);

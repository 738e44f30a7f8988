using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>An identity's own request did not yield what its requests need; the message is a sentence's end without secrets.</summary>
internal sealed class IdentityUnavailableException(string message) : UnmakeableRequestException(message);

namespace ContractTests.Exchanges;

/// <summary>A request that was made and not sent, for a reason of our own, such as a budget that is used up; the message is a sentence's end.</summary>
public sealed class UnsentRequestException(string message) : UnmakeableRequestException(message);

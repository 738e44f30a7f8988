namespace ContractTests.Exchanges;

/// <summary>A request that cannot be made of the values it was given; the message is a sentence's end.</summary>
public class UnmakeableRequestException(string message, Exception? inner = null) : Exception(message, inner);

namespace ContractTests.Contracts.Environments;

/// <summary>A file or an address that no connection can be made with; the message is a sentence's end.</summary>
public sealed class TransportException(string message, Exception? inner = null) : Exception(message, inner);

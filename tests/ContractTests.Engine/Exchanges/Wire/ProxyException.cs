namespace ContractTests.Exchanges.Wire;

/// <summary>No connection, and it is the proxy's doing; the message is a sentence's end.</summary>
internal sealed class ProxyException(NoAnswerKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public NoAnswerKind Kind { get; } = kind;
}

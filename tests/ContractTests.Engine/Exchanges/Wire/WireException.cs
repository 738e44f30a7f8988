namespace ContractTests.Exchanges.Wire;

/// <summary>
/// A connection ended before the first byte of an answer. It is no <see cref="IOException"/> on purpose: at one of those, SocketsHttpHandler
/// would send the request again by itself, up to three times.
/// </summary>
internal sealed class WireException(string message, bool neverRead, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The peer had closed a kept-alive connection before this request reached it: sending it on another is not sending it twice.</summary>
    public bool NeverRead { get; } = neverRead;

    public NoAnswerKind Kind { get; init; } = NoAnswerKind.Reset;
}

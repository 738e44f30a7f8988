using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges;

/// <summary>
/// A request with every variable replaced. <see cref="Url"/> is the base URL and the target exactly as it goes to the wire; the headers are all
/// that is sent but for `Host` and `Content-Length`.
/// </summary>
public sealed record ApiRequest(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body)
{
    /// <summary>Where the request stops; its connection carries no other.</summary>
    public Stall Stall { get; init; }

    /// <summary>The bytes that go out in place of head and body. Of the rest only the method counts, by which an answer has a body or none.</summary>
    public ReadOnlyMemory<byte>? Wire { get; init; }

    /// <summary>From the first byte sent to the last byte received; null for what the environment's limits say.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Shown in the TLS handshake in place of the transport's; requests with different ones share no connection.</summary>
    public ClientCertificate? Certificate { get; init; }

    /// <summary>Whether the answer's body is looked into, and so kept up to <see cref="ResponseBody.KeptWhole"/> instead of <see cref="ResponseBody.Kept"/>.</summary>
    public bool NeedsWholeBody { get; init; }

    public override string ToString() => $"{Method} {Url}";
}

namespace ContractTests.Exchanges;

/// <summary>
/// A request with every variable replaced. <see cref="Url"/> is the base URL and the target exactly as it goes to the wire; the headers are all
/// that is sent but for `Host` and `Content-Length`.
/// </summary>
public sealed record ApiRequest(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body)
{
    public Stall Stall { get; init; }
    public ReadOnlyMemory<byte>? Wire { get; init; }
    public TimeSpan? Timeout { get; init; }

    public override string ToString() => $"{Method} {Url}";
}
public enum Stall { None, Headers, Body }

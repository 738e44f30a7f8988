namespace ContractTests.Exchanges;

/// <summary>
/// A request with every variable replaced. <see cref="Url"/> is the base URL and the target exactly as it goes to the wire; the headers are all
/// that is sent but for `Host` and `Content-Length`.
/// </summary>
public sealed record ApiRequest(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body)
{
    /// <summary>Whether the answer's body is looked into, and so kept up to <see cref="ResponseBody.KeptWhole"/> instead of <see cref="ResponseBody.Kept"/>.</summary>
    public bool NeedsWholeBody { get; init; }

    public override string ToString() => $"{Method} {Url}";
}

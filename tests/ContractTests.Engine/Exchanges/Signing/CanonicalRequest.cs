using System.Security.Cryptography;
using System.Text;

namespace ContractTests.Exchanges.Signing;

/// <summary>A request in the one spelling that both ends can make of it, whatever became of its own on the way.</summary>
internal sealed class CanonicalRequest
{
    private readonly string _text;

    public CanonicalRequest(string method, string target, IEnumerable<KeyValuePair<string, string>> signedHeaders, string payloadHash)
    {
        var headers = signedHeaders
            .Select(h => (Name: h.Key.ToLowerInvariant(), Value: h.Value.Trim()))
            .OrderBy(h => h.Name, StringComparer.Ordinal)
            .ThenBy(h => h.Value, StringComparer.Ordinal)
            .ToList();
        HeaderNames = string.Join(';', headers.Select(h => h.Name).Distinct());
        _text = $"{method}\n{CanonicalTarget.Path(target)}\n{CanonicalTarget.Query(target)}\n{string.Concat(headers.Select(h => $"{h.Name}:{h.Value}\n"))}\n{HeaderNames}\n{payloadHash}";
    }

    /// <summary>The names of the signed headers as `SignedHeaders` lists them.</summary>
    public string HeaderNames { get; }

    public string Hash => HashOf(Encoding.UTF8.GetBytes(_text));

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public override string ToString() => _text;
}

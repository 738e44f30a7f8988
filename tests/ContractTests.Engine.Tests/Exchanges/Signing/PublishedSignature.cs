using System.Text.Json;
using System.Text.Json.Serialization;
using ContractTests.Contracts;

namespace ContractTests.Exchanges.Signing;

/// <summary>
/// A request of which a vendor has published how it is signed, of `published.json`. The keys are `AccessKey` and `SecretKey`; where the vendor keeps
/// the signature to itself, the hash of the canonical request is known.
/// </summary>
internal sealed record PublishedSignature(string Name, string Source, string Method, string? Host, string Target, IReadOnlyDictionary<string, string> Headers, string Body, string Signed)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<PublishedSignature> All { get; } =
        JsonSerializer.Deserialize<List<PublishedSignature>>(File.ReadAllText(Path.Combine(SpecsOnDisk.TestData, "..", "Exchanges", "Signing", "published.json")), Json)!; // the file holds a list

    public string? BodyHash { get; init; }

    public string? CanonicalHash { get; init; }

    public string? Signature { get; init; }

    /// <summary>The headers that the vendor signs, with their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> SignedHeaders =>
        Headers.Concat(Host is null ? [] : [new("Host", Host)]).Where(h => Signed.Split(';').Contains(h.Key.ToLowerInvariant()));

    public override string ToString() => Name;
}

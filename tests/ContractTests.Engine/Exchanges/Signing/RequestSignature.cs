using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContractTests.Exchanges.Wire;

namespace ContractTests.Exchanges.Signing;

/// <summary>SDK-HMAC-SHA256, by which Huawei's and the Open Telekom Cloud's API gateways know who sends a request.</summary>
public static class RequestSignature
{
    private const string Algorithm = "SDK-HMAC-SHA256";
    private const string Authorization = "Authorization";
    private const string Date = "X-Sdk-Date";
    private const string PayloadHash = "X-Sdk-Content-Sha256";

    /// <summary>
    /// The request with `X-Sdk-Date`, unless it has one, and `Authorization`. It must be all that goes to the wire: whoever changes it afterwards
    /// breaks its signature. A request with an `Authorization` of its own stays as it is.
    /// </summary>
    public static ApiRequest Sign(ApiRequest request, string accessKey, string secretKey, DateTimeOffset now)
    {
        if (Header(request, Authorization) is not null)
            return request;
        var date = Header(request, Date)?.Trim();
        if (date is null)
        {
            date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            request = request with { Headers = [.. request.Headers, new(Date, date)] };
        }

        var canonical = new CanonicalRequest(request.Method, RequestHead.Target(request.Url, null), SignedHeaders(request), Header(request, PayloadHash)?.Trim() ?? CanonicalRequest.HashOf(request.Body ?? []));
        return request with { Headers = [.. request.Headers, new(Authorization, $"{Algorithm} Access={accessKey}, SignedHeaders={canonical.HeaderNames}, Signature={Of(canonical, date, secretKey)}")] };
    }

    /// <summary>The signature alone, in hexadecimal; the date is that of `X-Sdk-Date`.</summary>
    internal static string Of(CanonicalRequest request, string date, string secretKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{request.Hash}")));

    // The gateway checks the headers that the signature lists, and asks for Host and X-Sdk-Date among them; beyond these the list has those
    // that it acts upon, which it wants signed. A proxy on the way may change any other.
    private static IEnumerable<KeyValuePair<string, string>> SignedHeaders(ApiRequest request) =>
        request.Headers.Where(h => IsTheGateways(h.Key)).Prepend(new("Host", RequestHead.Origin(request.Url).Host));

    private static bool IsTheGateways(string header) =>
        (header.StartsWith("X-Sdk-", StringComparison.OrdinalIgnoreCase) && !header.Contains('_', StringComparison.Ordinal))
        || header.Equals("X-Project-Id", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Domain-Id", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Security-Token", StringComparison.OrdinalIgnoreCase);

    private static string? Header(ApiRequest request, string name) => request.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

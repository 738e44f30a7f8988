using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace ContractTests.Exchanges.Signing;

/// <summary>
/// An API gateway's end: from a request's bytes and the secret key it makes the `Authorization` that it asks for, with .NET's own ways to read a
/// path and a query.
/// </summary>
internal static partial class SigningGateway
{
    public static string Authorization(string request, string secretKey)
    {
        var (head, body) = (request[..request.IndexOf("\r\n\r\n", StringComparison.Ordinal)], request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var lines = head.Split("\r\n");
        var (method, target) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToLookup(l => l[0], l => l[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (Claim().Match(headers["Authorization"].Single()) is not { Success: true } claim)
            return "Authorization: format incorrect";

        var signed = claim.Groups["headers"].Value;
        var canonical = string.Join('\n', method, Path(target), Query(target), string.Concat(signed.Split(';').Select(s => $"{s}:{string.Join(',', headers[s])}\n")), signed, Hash(Encoding.Latin1.GetBytes(body)));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes($"SDK-HMAC-SHA256\n{headers["X-Sdk-Date"].Single()}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));
        return $"SDK-HMAC-SHA256 Access={claim.Groups["key"].Value}, SignedHeaders={signed}, Signature={Convert.ToHexStringLower(signature)}";
    }

    private static string Path(string target)
    {
        var path = string.Join('/', Uri.UnescapeDataString(target.Split('?')[0]).Split('/').Select(Uri.EscapeDataString));
        return path.EndsWith('/') ? path : $"{path}/";
    }

    private static string Query(string target)
    {
        var query = HttpUtility.ParseQueryString(target.Contains('?', StringComparison.Ordinal) ? target[target.IndexOf('?', StringComparison.Ordinal)..] : "");
        var pairs = query.AllKeys.SelectMany(name => query.GetValues(name)!.Select(value => name is null ? (Name: value, Value: "") : (Name: name, Value: value))); // each name came with a value
        return string.Join('&', pairs.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex("^SDK-HMAC-SHA256 Access=(?<key>[^,]+), SignedHeaders=(?<headers>[^,]+), Signature=[0-9a-f]{64}$")]
    private static partial Regex Claim();
}

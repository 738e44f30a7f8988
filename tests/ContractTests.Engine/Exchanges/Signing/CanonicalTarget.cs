using System.Globalization;
using System.Text;

namespace ContractTests.Exchanges.Signing;

/// <summary>
/// Path and query as a gateway sees them: decoded once, and then encoded by one rule, so that `%7e`, `%7E` and `~` are the same and nothing is
/// encoded twice.
/// </summary>
internal static class CanonicalTarget
{
    /// <summary>Ends with a slash. An encoded slash becomes one, since the path is decoded as a whole; dots and empty segments stay.</summary>
    public static string Path(string target)
    {
        var path = Encoded(Decoded(target.Split('?', 2)[0]), slash: true);
        return path.EndsWith('/') ? path : $"{path}/";
    }

    /// <summary>Sorted by the bytes of name and value. A plus sign is a space, as it is to those who read queries.</summary>
    public static string Query(string target)
    {
        if (target.Split('?', 2) is not [_, var query])
            return "";
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Replace('+', ' ').Split('=', 2))
            .Select(p => (Name: Decoded(p[0]), Value: p.Length == 2 ? Decoded(p[1]) : ""))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal);
        return string.Join('&', parameters.Select(p => $"{Encoded(p.Name)}={Encoded(p.Value)}"));
    }

    // A character a byte, so that what is no UTF-8 survives. A percent sign without two digits is itself.
    private static string Decoded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var decoded = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '%' && at + 2 < bytes.Length && byte.TryParse(bytes.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                decoded.Append((char)value);
                at += 2;
            }
            else
            {
                decoded.Append((char)bytes[at]);
            }
        }

        return decoded.ToString();
    }

    private static string Encoded(string bytes, bool slash = false) =>
        string.Concat(bytes.Select(b => char.IsAsciiLetterOrDigit(b) || b is '-' or '.' or '_' or '~' || (slash && b == '/') ? b.ToString() : $"%{(int)b:X2}"));
}

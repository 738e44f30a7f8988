using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ContractTests.Exchanges;

/// <summary>
/// The ways in which a value is written by those who encode it as a whole: in URLs, in JSON, in markup, in base64 (whatever stands before it) and
/// in hexadecimal; also one within another, such as JSON in XML.
/// </summary>
internal static class SecretForms
{
    // Less of a secret than this has forms that stand in innocent text by chance.
    private const int ShortestInside = 8;

    // What is left as it stands beside the unreserved characters: by RFC 3986, by HTML forms, by JavaScript, by paths, by RFC 6570's {+name}.
    private static readonly string[] UnencodedInUrls = ["", "*", "!'()*", "/", ":/?#[]@!$&'()*+,;="];

    public static IReadOnlyCollection<string> Of(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        var forms = Alone(value).Distinct().SelectMany(Within).Concat(Bytes(utf8)).Distinct().ToList();
        // Text from the wire is decoded as ISO-8859-1 in places, as are files that are searched.
        return [.. forms.Concat(forms.Select(AsLatin1)).Distinct()];
    }

    /// <summary>A form as it reads when its UTF-8 bytes are taken for ISO-8859-1.</summary>
    public static string AsLatin1(string form) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(form));

    private static IEnumerable<string> Alone(string value)
    {
        yield return value;
        foreach (var unencoded in UnencodedInUrls)
        {
            var encoded = Percent(value, unencoded);
            yield return encoded;
            yield return encoded.Replace("%20", "+", StringComparison.Ordinal);
            yield return encoded.Replace("~", "%7E", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal);
        }

        foreach (var json in Json(value))
            yield return json;
    }

    private static IEnumerable<string> Within(string form)
    {
        yield return form;
        yield return Uri.EscapeDataString(form);
        foreach (var json in Json(form))
            yield return json;
        yield return Each(form, c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '\r' => "&#xD;", _ => null });
        yield return Each(form, c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\t' or '\n' or '\r' => $"&#x{(int)c:X};", _ => null });
        yield return Each(form, c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&apos;", _ => null });
        yield return Each(form, c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&#34;", '\'' => "&#39;", _ => null });
        yield return Each(form, c => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#x27;", _ => null });
        yield return Each(form, c => char.IsAsciiLetterOrDigit(c) ? null : string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"));
        yield return Each(form, c => char.IsAsciiLetterOrDigit(c) ? null : string.Create(CultureInfo.InvariantCulture, $"&#x{(int)c:x};"));
        yield return WebUtility.HtmlEncode(form);
        yield return HtmlEncoder.Default.Encode(form);
        yield return Each(form, c => @"\`*_{}[]<>#|!".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : null);
        yield return Each(form, c => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) ? $@"\{c}" : null);
    }

    // JSON leaves it open what is escaped beyond quotes, back-slashes and control characters.
    private static IEnumerable<string> Json(string value)
    {
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        yield return JavaScriptEncoder.Default.Encode(value);
        foreach (var escaped in new Func<char, bool>[] { _ => false, c => !char.IsAscii(c), c => c is '<' or '>' or '&', c => c is '<' or '>' or '&' or '\'' or '"', c => c is '<' or '>' or '&' or '\'' or '=' })
        {
            var json = Each(value, c => escaped(c) ? Unicode(c) : JsonEscape(c));
            yield return json;
            yield return json.Replace("/", @"\/", StringComparison.Ordinal);
        }
    }

    private static string? JsonEscape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        < ' ' => Unicode(c),
        _ => null,
    };

    private static string Unicode(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static string Percent(string value, string unencoded) =>
        unencoded.Aggregate(Uri.EscapeDataString(value), (encoded, c) => encoded.Replace($"%{(int)c:X2}", c.ToString(), StringComparison.Ordinal));

    private static string Each(string text, Func<char, string?> written) => string.Concat(text.Select(c => written(c) ?? c.ToString()));

    private static IEnumerable<string> Bytes(byte[] utf8)
    {
        yield return Convert.ToBase64String(utf8);
        if (utf8.Length < ShortestInside)
            yield break;
        yield return Convert.ToHexString(utf8);
        foreach (var between in new[] { "-", ":", " ", @"\x", "%" })
            yield return string.Join(between, utf8.Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        // Base64 of "Bearer " and the secret holds no base64 of the secret alone, but the part of it that lies on whole groups of three bytes.
        for (var before = 0; before < 3; before++)
        {
            var skipped = (3 - before) % 3;
            var whole = (utf8.Length - skipped) / 3 * 3;
            var inside = Convert.ToBase64String(utf8, skipped, whole);
            yield return inside;
            yield return inside.Replace("/", @"\/", StringComparison.Ordinal);
            yield return Uri.EscapeDataString(inside);
            yield return inside.Replace('+', '-').Replace('/', '_');
        }
    }
}

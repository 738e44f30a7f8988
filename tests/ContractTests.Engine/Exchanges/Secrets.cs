using System.Text;
using System.Text.Encodings.Web;

namespace ContractTests.Exchanges;

/// <summary>
/// Every value that must not be shown, and the one place where it becomes `***`: as written, percent-encoded, in JSON, in base64 (whatever stands
/// before it) and in hexadecimal, in upper and lower case.
/// </summary>
public sealed class Secrets
{
    public const string Mask = "***";

    // Less of a secret than this has forms that stand in innocent text by chance.
    private const int ShortestInside = 8;

    private readonly Lock _lock = new();
    private volatile string[] _forms = [];

    public Secrets(IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(value);
    }

    public void Add(string value)
    {
        if (value.Length == 0)
            return;
        var utf8 = Encoding.UTF8.GetBytes(value);
        string[] forms =
        [
            value,
            Uri.EscapeDataString(value),
            Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
            JavaScriptEncoder.Default.Encode(value),
            Encoding.Latin1.GetString(utf8),
            Convert.ToBase64String(utf8),
            .. Base64Inside(utf8),
            .. utf8.Length < ShortestInside ? [] : new[] { Convert.ToHexString(utf8) },
        ];
        lock (_lock)
            _forms = [.. _forms.Concat(forms).Distinct().OrderByDescending(f => f.Length)]; // the longest first, so that no form leaves another's tail
    }

    // Base64 of "Bearer " and the secret holds no base64 of the secret alone, but the part of it that lies on whole groups of three bytes.
    private static IEnumerable<string> Base64Inside(byte[] utf8)
    {
        for (var before = 0; before < 3 && utf8.Length >= ShortestInside; before++)
        {
            var skipped = (3 - before) % 3;
            var whole = (utf8.Length - skipped) / 3 * 3;
            var inside = Convert.ToBase64String(utf8, skipped, whole);
            yield return inside;
            yield return inside.Replace('+', '-').Replace('/', '_');
        }
    }

    public string Hide(string text) => _forms.Aggregate(text, (shown, form) => shown.Replace(form, Mask, StringComparison.OrdinalIgnoreCase));

    /// <summary>The request as it may be shown: the target, the headers and the body masked before anything quotes or encodes them.</summary>
    public ApiRequest Hide(ApiRequest request) => _forms.Length == 0 ? request : request with
    {
        Url = Hide(request.Url),
        Headers = [.. request.Headers.Select(h => new KeyValuePair<string, string>(h.Key, Hide(h.Value)))],
        Body = request.Body is null ? null : Encoding.Latin1.GetBytes(Hide(Encoding.Latin1.GetString(request.Body))),
    };
}

using System.Text;
using System.Text.Encodings.Web;

namespace ContractTests.Exchanges;

/// <summary>Every value that must not be shown, and the one place where it becomes `***`: as written, percent-encoded, in JSON and in base64.</summary>
public sealed class Secrets
{
    public const string Mask = "***";

    private readonly Lock _lock = new();
    private volatile string[] _forms = [];

    public Secrets(IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(value);
    }

    public bool Any => _forms.Length > 0;

    public void Add(string value)
    {
        if (value.Length == 0)
            return;
        var utf8 = Encoding.UTF8.GetBytes(value);
        string[] forms = [value, Uri.EscapeDataString(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value), JavaScriptEncoder.Default.Encode(value), Convert.ToBase64String(utf8), Encoding.Latin1.GetString(utf8)];
        lock (_lock)
            _forms = [.. _forms.Concat(forms).Distinct().OrderByDescending(f => f.Length)]; // the longest first, so that no form leaves another's tail
    }

    public string Hide(string text) => _forms.Aggregate(text, (shown, form) => shown.Replace(form, Mask, StringComparison.Ordinal));

    /// <summary>The request as it may be shown: the target, the headers and the body masked before anything quotes or encodes them.</summary>
    public ApiRequest Hide(ApiRequest request) => _forms.Length == 0 ? request : request with
    {
        Url = Hide(request.Url),
        Headers = [.. request.Headers.Select(h => new KeyValuePair<string, string>(h.Key, Hide(h.Value)))],
        Body = request.Body is null ? null : Encoding.Latin1.GetBytes(Hide(Encoding.Latin1.GetString(request.Body))),
    };
}

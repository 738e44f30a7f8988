using System.Text;

namespace ContractTests.Exchanges;

/// <summary>Every value that must not be shown, and the one place where it becomes `***`, in whichever of its forms it is written.</summary>
public sealed class Secrets
{
    public const string Mask = "***";

    /// <summary>What is shorter stands in innocent text: it is masked, but files are not searched for it.</summary>
    public const int ShortestSearched = 4;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _values = [];

    // The later the smaller, so that thousands of captured values, added one by one, do not each prepare the search for all that came before.
    private volatile ManyTexts[] _forms = [];

    public Secrets(IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(value);
    }

    public void Add(string value)
    {
        lock (_lock)
        {
            if (value.Length == 0 || !_values.Add(value))
                return;
            // Who reads a header trims it.
            var trimmed = value.Trim();
            var forms = SecretForms.Of(value).Concat(trimmed.Length == value.Length || trimmed.Length < ShortestSearched ? [] : SecretForms.Of(trimmed)).ToHashSet();
            var sets = _forms.ToList();
            for (; sets.Count > 0 && sets[^1].All.Count <= forms.Count; sets.RemoveAt(sets.Count - 1))
                forms.UnionWith(sets[^1].All);
            _forms = [.. sets, new ManyTexts(forms)];
        }
    }

    public string Hide(string text)
    {
        List<(int Start, int End)>? found = null;
        foreach (var forms in _forms)
            forms.Find(text, ref found);
        return found is null ? text : Masked(text, found);
    }

    /// <summary>The request as it may be shown: the target, the headers and the body masked before anything quotes or encodes them.</summary>
    public ApiRequest Hide(ApiRequest request) => _forms.Length == 0 ? request : request with
    {
        Url = Hide(request.Url),
        Headers = [.. request.Headers.Select(h => new KeyValuePair<string, string>(h.Key, Hide(h.Value)))],
        Body = request.Body is null ? null : Hide(request.Body),
        Wire = request.Wire is { } wire ? Hide(wire.Span) : default(ReadOnlyMemory<byte>?), // a bare null would become no bytes at all
    };

    private byte[] Hide(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetBytes(Hide(Encoding.Latin1.GetString(bytes)));

    /// <summary>All forms as they read in bytes taken for ISO-8859-1; null where there is nothing to search for.</summary>
    internal ManyTexts? InBytes()
    {
        lock (_lock)
        {
            var forms = _values.Where(v => v.Trim().Length >= ShortestSearched).SelectMany(v => SecretForms.Of(v).Concat(SecretForms.Of(v.Trim()))).Select(SecretForms.AsLatin1).ToHashSet();
            return forms.Count == 0 ? null : new ManyTexts(forms);
        }
    }

    // Where forms lie over each other, none may leave another's tail.
    private static string Masked(string text, List<(int Start, int End)> found)
    {
        found.Sort();
        var shown = new StringBuilder(text.Length);
        var (start, end, done) = (found[0].Start, found[0].End, 0);
        foreach (var next in found)
        {
            if (next.Start >= end)
            {
                shown.Append(text, done, start - done).Append(Mask);
                (start, done) = (next.Start, end);
            }

            end = Math.Max(end, next.End);
        }

        return shown.Append(text, done, start - done).Append(Mask).Append(text, end, text.Length - end).ToString();
    }
}

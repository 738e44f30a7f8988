namespace ContractTests.Contracts.Reading;

/// <summary>
/// The keys of one mapping, read by name: a wrong kind is a problem at its place, and unknown keys are problems with a
/// suggestion. Null means that the key is absent or that its value was a problem.
/// </summary>
public sealed class SpecKeys
{
    // A mapping of known keys is short, and its keys are unique.
    private readonly IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> _entries;
    private readonly HashSet<string>? _meant;
    private readonly SpecProblems _problems;

    private SpecKeys(SpecMap map, string what, IReadOnlyCollection<string> known, SpecProblems problems)
    {
        Mark = map.Mark;
        _problems = problems;
        _entries = map.Entries;
        for (var at = 0; at < _entries.Count; at++)
        {
            var entry = _entries[at];
            var key = entry.Key.Text;
            if (known.Contains(key))
                continue;
            problems.Add(entry.Key.Mark, $"unknown key `{key}` in {what}", Suggestion.For(key, known) ?? $"known are {string.Join(", ", known)}");
            if (Suggestion.Nearest(key, known, Suggestion.Slip(key)) is { } meant)
                (_meant ??= []).Add(meant);
        }
    }

    public SpecMark Mark { get; }

    /// <summary>Null, with a problem, where the node is not a mapping; an empty node counts as an empty mapping.</summary>
    public static SpecKeys? Of(SpecNode node, string what, IReadOnlyCollection<string> known, SpecProblems problems)
    {
        if (node.IsNull)
            return new SpecKeys(new SpecMap(node.Mark, []), what, known, problems);
        if (node is SpecMap map)
            return new SpecKeys(map, what, known, problems);
        problems.Add(node.Mark, $"{what} must be a mapping, this is {node.Kind}");
        return null;
    }

    public bool Has(string key) => Find(key).Key is not null;

    /// <summary>Absent, and no unknown key is it misspelt: that is one problem, not two.</summary>
    public bool Lacks(string key) => !Has(key) && _meant?.Contains(key) != true;

    public SpecMark At(string key) => Find(key).Key?.Mark ?? Mark;

    /// <summary>The value's node, also where it is null in the YAML.</summary>
    public SpecNode? Node(string key) => Find(key).Value;

    public SpecScalar? Scalar(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case SpecScalar { IsNull: false } scalar:
                return scalar;
            case { IsNull: true } empty:
                _problems.Add(At(key), $"`{key}` has no value");
                return null;
            case var other:
                _problems.Add(other.Mark, $"`{key}` must be a text, this is {other.Kind}");
                return null;
        }
    }

    public string? Text(string key) => Scalar(key)?.Text;

    public string? RequiredText(string key)
    {
        if (Lacks(key))
            _problems.Add(Mark, $"`{key}` is missing");
        return Text(key);
    }

    public bool Flag(string key)
    {
        if (Scalar(key) is not { } scalar)
            return false;
        if (scalar is { Plain: true, Text: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" })
            return scalar.Text[0] is 't' or 'T';
        _problems.Add(scalar.Mark, $"`{key}` must be true or false, not `{scalar.Text}`");
        return false;
    }

    public SpecMap? Map(string key)
    {
        switch (Node(key))
        {
            case null or { IsNull: true }:
                return null;
            case SpecMap map:
                return map;
            case var other:
                _problems.Add(other.Mark, $"`{key}` must be a mapping, this is {other.Kind}");
                return null;
        }
    }

    /// <summary>One text or a list of texts, without their places.</summary>
    public IReadOnlyList<string> Texts(string key) => Has(key) ? [.. Scalars(key).Select(s => s.Text)] : [];

    /// <summary>One text or a list of texts.</summary>
    public IReadOnlyList<SpecScalar> Scalars(string key)
    {
        if (Node(key) is SpecMap map)
        {
            _problems.Add(map.Mark, $"`{key}` must be a text or a list of texts, this is {map.Kind}");
            return [];
        }

        if (Node(key) is not SpecList list)
            return Scalar(key) is { } only ? [only] : [];

        var scalars = new List<SpecScalar>();
        foreach (var item in list.Items)
        {
            if (item is SpecScalar { IsNull: false } scalar)
                scalars.Add(scalar);
            else
                _problems.Add(item.Mark, $"an entry of `{key}` must be a text, this is {item.Kind}");
        }

        return scalars;
    }

    private (SpecScalar? Key, SpecNode? Value) Find(string key)
    {
        for (var at = 0; at < _entries.Count; at++)
        {
            if (_entries[at].Key.Text == key)
                return (_entries[at].Key, _entries[at].Value);
        }

        return default;
    }
}

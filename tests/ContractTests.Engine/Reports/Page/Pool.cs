namespace ContractTests.Reports.Page;

/// <summary>Values that many cases share, each kept once and named by its place.</summary>
internal sealed class Pool<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private readonly List<T> _values = [];

    public IReadOnlyList<T> Values => _values;

    public int Place(T value)
    {
        if (_places.TryGetValue(value, out var place))
            return place;
        _values.Add(value);
        return _places[value] = _values.Count - 1;
    }
}

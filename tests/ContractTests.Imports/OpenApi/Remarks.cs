namespace ContractTests.Imports.OpenApi;

/// <summary>What could not be taken over as it stands, or is uncertain. The same sentence about many operations is told once.</summary>
internal sealed class Remarks
{
    private readonly List<(string About, string Sentence)> _all = [];
    private readonly Dictionary<string, List<string>> _byAbout = [];
    private readonly HashSet<(string About, string Sentence)> _known = [];

    public void Add(string about, string sentence)
    {
        if (_known.Add((about, sentence)))
            Keep(about, sentence);
    }

    /// <summary>What was said of one thing.</summary>
    public IReadOnlyList<string> Of(string about) => _byAbout.TryGetValue(about, out var said) ? said : [];

    private void Keep(string about, string sentence)
    {
        _all.Add((about, sentence));
        if (!_byAbout.TryGetValue(about, out var said))
            _byAbout[about] = said = [];
        said.Add(sentence);
    }

    /// <summary>What was said of all but these.</summary>
    public IEnumerable<(string About, string Sentence)> Except(IReadOnlyCollection<string> about) => _all.Where(r => !about.Contains(r.About));

    /// <summary>One line each, in the order of their first appearance.</summary>
    public IEnumerable<string> Lines(string file) => _all
        .GroupBy(r => r.Sentence)
        .Select(same => $"{file}: {same.First().About}{(same.Skip(1).Any() ? $" and {same.Count() - 1} more" : "")}: {same.Key}");
}

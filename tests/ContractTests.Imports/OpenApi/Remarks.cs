namespace ContractTests.Imports.OpenApi;

/// <summary>What could not be taken over as it stands, or is uncertain. The same sentence about many operations is told once.</summary>
internal sealed class Remarks
{
    private readonly List<(string About, string Sentence)> _all = [];

    public void Add(string about, string sentence)
    {
        if (!_all.Contains((about, sentence)))
            _all.Add((about, sentence));
    }

    /// <summary>One line each, in the order of their first appearance.</summary>
    public IEnumerable<string> Lines(string file) => _all
        .GroupBy(r => r.Sentence)
        .Select(same => $"{file}: {same.First().About}{(same.Skip(1).Any() ? $" and {same.Count() - 1} more" : "")}: {same.Key}");
}

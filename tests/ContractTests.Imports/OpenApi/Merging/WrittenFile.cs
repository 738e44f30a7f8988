using ContractTests.Contracts.Reading;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>A spec file that is there, with the changes to come.</summary>
internal sealed class WrittenFile
{
    private readonly byte[] _before;
    private readonly string _shown;

    private WrittenFile(string path, string shown)
    {
        _before = File.ReadAllBytes(path);
        _shown = shown;
        Spec = SpecFile.Load(shown, path);
        Edits = new SpecEdits(Spec);
        Insertion = new MapInsertion(Spec, Edits);
        Root = SpecReader.Read(Spec, new SpecProblems()) as SpecMap; // its problems were told before
    }

    public SpecFile Spec { get; }

    public SpecMap? Root { get; }

    public SpecEdits Edits { get; }

    public MapInsertion Insertion { get; }

    public FileChange? Change => Edits.Any ? new FileChange(Spec.Path, _shown, _before, Edits.Apply()) : null;

    public static WrittenFile Read(string path, string shown) => new(path, shown);

    public KeyValuePair<SpecScalar, SpecNode>? Entry(string key) => Entry(Root, key);

    public static KeyValuePair<SpecScalar, SpecNode>? Entry(SpecNode? map, string key) => map is SpecMap { Entries: var entries } && entries.Any(e => e.Key.Text == key) ? entries.First(e => e.Key.Text == key) : null;

    /// <summary>
    /// Adds entries to the mapping under a key of an inner mapping, and the key where it is missing. False where that cannot be done.
    /// </summary>
    public bool AddUnder(SpecScalar owner, SpecNode map, string key, IReadOnlyList<NewEntry> entries, Func<SpecScalar, NewEntry, bool> isBefore)
    {
        if (entries.Count == 0)
            return true;
        if (Entry(map, key) is { } there)
            return Insertion.Add(there.Key, there.Value, entries, isBefore);
        var flow = $"{{ {string.Join(", ", entries.Select(e => $"{e.Key}: {(e.Flow.Length == 0 ? "null" : e.Flow)}"))} }}";
        var whole = new NewEntry(key, flow, indent => [$"{new string(' ', indent)}{key}:", .. entries.SelectMany(e => e.Lines(indent + 2))]);
        return Insertion.Add(owner, map, [whole], (_, _) => true);
    }

    /// <summary>The same for a key of the file itself.</summary>
    public bool AddUnder(string key, IReadOnlyList<NewEntry> entries, Func<SpecScalar, NewEntry, bool> isBefore)
    {
        if (entries.Count == 0)
            return true;
        if (Entry(key) is { } there)
            return Insertion.Add(there.Key, there.Value, entries, isBefore);
        Edits.InsertAfter(Spec.LineCount, [$"{key}:", .. entries.SelectMany(e => e.Lines(2))]);
        return true;
    }
}

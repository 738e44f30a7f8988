using System.Buffers;

namespace ContractTests.Exchanges;

/// <summary>Many texts that are looked for at once, upper and lower case not told apart. None is empty.</summary>
internal sealed class ManyTexts
{
    private readonly SearchValues<string> _any;
    private readonly int _beginning;
    private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    public ManyTexts(IReadOnlyCollection<string> texts)
    {
        All = texts;
        Longest = texts.Max(t => t.Length);
        _any = SearchValues.Create([.. texts], StringComparison.OrdinalIgnoreCase);
        _beginning = Math.Min(4, texts.Min(t => t.Length));
        _byBeginning = texts.GroupBy(t => t[.._beginning], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(t => t.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<string> All { get; }

    public int Longest { get; }

    public bool OneIsIn(ReadOnlySpan<char> text) => text.ContainsAny(_any);

    /// <summary>Adds where they are in a text; at one place only the longest.</summary>
    public void Find(ReadOnlySpan<char> text, ref List<(int Start, int End)>? found)
    {
        for (var from = 0; text[from..].IndexOfAny(_any) is >= 0 and var next; from += next + 1)
            (found ??= []).Add((from + next, from + next + LongestAt(text[(from + next)..])));
    }

    private int LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var candidate in _byBeginning.TryGetValue(text[.._beginning], out var candidates) ? candidates : [])
        {
            if (text.StartsWith(candidate, StringComparison.OrdinalIgnoreCase))
                return candidate.Length;
        }

        return _beginning;
    }
}

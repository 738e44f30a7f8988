namespace ContractTests.Contracts.Reading;

/// <summary>Finds the name that somebody meant: the nearest by edit distance, when it is near enough to be a slip.</summary>
public static class Suggestion
{
    /// <summary>"did you mean `x`?", with another name that is as near; null when nothing is near.</summary>
    public static string? For(string written, IEnumerable<string> known)
    {
        var names = known.Distinct().ToList();
        if (Nearest(written, names, Slip(written)) is not { } name)
            return null;
        var distance = Distance(written, name);
        var rival = distance > Slip(written) ? null : names.Where(n => n != name && Distance(written, n) == distance).Order(StringComparer.Ordinal).FirstOrDefault();
        return rival is null ? $"did you mean `{name}`?" : $"did you mean `{name}` or `{rival}`?";
    }

    /// <summary>Whether a text is most likely a slip for the name: one wrong letter, or two of a longer word.</summary>
    public static bool IsSlip(string written, string name) => written.Length > 2 && Distance(written, name) <= (written.Length > 5 ? 2 : 1);

    /// <summary>How many letters of a word may be wrong before it is another word.</summary>
    public static int Slip(string written) => Math.Max(1, (written.Length + 2) / 3);

    /// <summary>The nearest name whatever its distance up to <paramref name="reach"/>; a name that contains what was written counts as near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known, int reach = int.MaxValue)
    {
        var nearest = known
            .Select(name => (Name: name, Distance: name.Contains(written, StringComparison.OrdinalIgnoreCase) && written.Length > 2 ? 1 : Distance(written, name)))
            .Where(candidate => candidate.Distance <= Math.Min(reach, Math.Max(written.Length, candidate.Name.Length) - 1))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name;
    }

    // Damerau-Levenshtein over upper case: a swapped pair or a wrong case is one slip, not two.
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 60)
            return int.MaxValue;

        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}

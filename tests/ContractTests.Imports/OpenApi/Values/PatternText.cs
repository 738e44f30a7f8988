namespace ContractTests.Imports.OpenApi.Values;

/// <summary>
/// Texts that a regular expression may match, made by walking it: first alternatives, first characters of classes, least repetitions and then more.
/// Whoever asks has to check them; what is beyond this walk (look-arounds, back-references) yields nothing.
/// </summary>
internal sealed class PatternText
{
    private const int MostRepetitions = 64;
    private const int LongestText = 5_000;

    private readonly string _pattern;
    private readonly int _extra;
    private int _at;

    private PatternText(string pattern, int extra)
    {
        _pattern = pattern;
        _extra = extra;
    }

    public static IEnumerable<string> Candidates(string pattern) =>
        pattern.Length > 1_000 ? [] : new[] { 0, 1, 2, 3, 5, 7, 11, 15, 23, 31 }.Select(extra => new PatternText(pattern, extra).Whole()).OfType<string>().Distinct();

    private string? Whole() => Alternatives(0) is { } text && _at == _pattern.Length ? text : null;

    private string? Alternatives(int depth)
    {
        if (depth > 30)
            return null;
        var first = Sequence(depth);
        while (first is not null && _at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            if (Sequence(depth) is null)
                return null;
        }

        return first;
    }

    private string? Sequence(int depth)
    {
        var text = "";
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (Atom(depth) is not { } atom || Repeated(atom) is not { } repeated || text.Length + repeated.Length > LongestText)
                return null;
            text += repeated;
        }

        return text;
    }

    private string? Atom(int depth)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return "a";
            case '[':
                return Class();
            case '\\':
                return _at < _pattern.Length ? Escaped(_pattern[_at++]) : null;
            case '(':
                if (_pattern.AsSpan(_at).StartsWith("?:"))
                    _at += 2;
                else if (_at < _pattern.Length && _pattern[_at] == '?')
                    return null;
                var inner = Alternatives(depth + 1);
                return inner is not null && _at < _pattern.Length && _pattern[_at++] == ')' ? inner : null;
            case '*' or '+' or '?' or '{':
                return c == '{' ? "{" : null;
            default:
                return c.ToString();
        }
    }

    private static string? Escaped(char c) => c switch
    {
        'd' => "1",
        'w' or 'S' or 'D' => "a",
        's' => " ",
        'W' => "-",
        'b' or 'B' => "",
        't' => "\t",
        'n' or 'r' or 'f' or 'v' or 'u' or 'x' or 'c' or 'p' or 'P' or 'k' or (>= '0' and <= '9') => null,
        _ => c.ToString(),
    };

    // The first character that the class holds; of an excluding one, the first of a few that it does not.
    private string? Class()
    {
        var excluding = _at < _pattern.Length && _pattern[_at] == '^';
        if (excluding)
            _at++;
        var ranges = new List<(char From, char To)>();
        var start = _at;
        while (_at < _pattern.Length && (_pattern[_at] != ']' || _at == start))
        {
            if (One() is not { } from)
                return null;
            var to = from;
            if (from.Length == 1 && _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                if (One() is not { Length: 1 } end)
                    return null;
                to = end;
            }

            if (from.Length > 0)
                ranges.Add((from[0], to[0]));
        }

        if (_at++ >= _pattern.Length || ranges.Count == 0)
            return null;
        const string Common = "aA1-_.: ";
        if (excluding)
            return Common.FirstOrDefault(c => !ranges.Any(r => c >= r.From && c <= r.To)) is var other and not '\0' ? other.ToString() : null;
        return (Common.FirstOrDefault(c => ranges.Any(r => c >= r.From && c <= r.To)) is var common and not '\0' ? common : ranges[0].From).ToString();
    }

    private string? One()
    {
        if (_at >= _pattern.Length)
            return null;
        var c = _pattern[_at++];
        return c != '\\' ? c.ToString() : _at < _pattern.Length ? Escaped(_pattern[_at++]) : null;
    }

    private string? Repeated(string atom)
    {
        if (_at >= _pattern.Length)
            return atom;
        int least, most;
        switch (_pattern[_at])
        {
            case '*':
                (least, most) = (0, MostRepetitions);
                break;
            case '+':
                (least, most) = (1, MostRepetitions);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{' when _pattern.IndexOf('}', _at) is > 0 and var end:
                var counts = _pattern[(_at + 1)..end].Split(',');
                if (counts.Length > 2 || !int.TryParse(counts[0], out least) || least < 0)
                    return null;
                most = counts.Length == 1 ? least : counts[1].Length == 0 ? least + MostRepetitions : int.TryParse(counts[1], out var written) ? written : least;
                _at = end;
                break;
            default:
                return atom;
        }

        _at++;
        if (_at < _pattern.Length && _pattern[_at] is '?' or '+')
            _at++; // lazy and possessive ones match the same texts
        var count = Math.Min(Math.Min(least + _extra, most), Math.Max(least, MostRepetitions));
        return (long)count * atom.Length > LongestText ? null : string.Concat(Enumerable.Repeat(atom, count));
    }
}

namespace ContractTests.Judgements;

/// <summary>Names the characters that look like an ASCII character and are none: the commonest of Unicode's confusables (UTS #39).</summary>
internal static class Lookalike
{
    private static readonly Dictionary<char, (char Ascii, string Name)> Known = new()
    {
        ['\u00A0'] = (' ', "NO-BREAK SPACE"),
        ['\u2002'] = (' ', "EN SPACE"),
        ['\u2003'] = (' ', "EM SPACE"),
        ['\u2007'] = (' ', "FIGURE SPACE"),
        ['\u2009'] = (' ', "THIN SPACE"),
        ['\u200A'] = (' ', "HAIR SPACE"),
        ['\u202F'] = (' ', "NARROW NO-BREAK SPACE"),
        ['\u3000'] = (' ', "IDEOGRAPHIC SPACE"),
        ['\t'] = (' ', "CHARACTER TABULATION"),
        ['\u00AD'] = ('-', "SOFT HYPHEN"),
        ['\u2010'] = ('-', "HYPHEN"),
        ['\u2011'] = ('-', "NON-BREAKING HYPHEN"),
        ['\u2012'] = ('-', "FIGURE DASH"),
        ['\u2013'] = ('-', "EN DASH"),
        ['\u2014'] = ('-', "EM DASH"),
        ['\u2212'] = ('-', "MINUS SIGN"),
        ['\u2018'] = ('\'', "LEFT SINGLE QUOTATION MARK"),
        ['\u2019'] = ('\'', "RIGHT SINGLE QUOTATION MARK"),
        ['\u02BC'] = ('\'', "MODIFIER LETTER APOSTROPHE"),
        ['\u00B4'] = ('\'', "ACUTE ACCENT"),
        ['\u2032'] = ('\'', "PRIME"),
        ['\u0391'] = ('A', "GREEK CAPITAL LETTER ALPHA"),
        ['\u0392'] = ('B', "GREEK CAPITAL LETTER BETA"),
        ['\u0395'] = ('E', "GREEK CAPITAL LETTER EPSILON"),
        ['\u0396'] = ('Z', "GREEK CAPITAL LETTER ZETA"),
        ['\u0397'] = ('H', "GREEK CAPITAL LETTER ETA"),
        ['\u0399'] = ('I', "GREEK CAPITAL LETTER IOTA"),
        ['\u039A'] = ('K', "GREEK CAPITAL LETTER KAPPA"),
        ['\u039C'] = ('M', "GREEK CAPITAL LETTER MU"),
        ['\u039D'] = ('N', "GREEK CAPITAL LETTER NU"),
        ['\u039F'] = ('O', "GREEK CAPITAL LETTER OMICRON"),
        ['\u03A1'] = ('P', "GREEK CAPITAL LETTER RHO"),
        ['\u03A4'] = ('T', "GREEK CAPITAL LETTER TAU"),
        ['\u03A5'] = ('Y', "GREEK CAPITAL LETTER UPSILON"),
        ['\u03A7'] = ('X', "GREEK CAPITAL LETTER CHI"),
        ['\u03B1'] = ('a', "GREEK SMALL LETTER ALPHA"),
        ['\u03B9'] = ('i', "GREEK SMALL LETTER IOTA"),
        ['\u03BD'] = ('v', "GREEK SMALL LETTER NU"),
        ['\u03BF'] = ('o', "GREEK SMALL LETTER OMICRON"),
        ['\u03C1'] = ('p', "GREEK SMALL LETTER RHO"),
        ['\u03C5'] = ('u', "GREEK SMALL LETTER UPSILON"),
        ['\u0405'] = ('S', "CYRILLIC CAPITAL LETTER DZE"),
        ['\u0406'] = ('I', "CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I"),
        ['\u0408'] = ('J', "CYRILLIC CAPITAL LETTER JE"),
        ['\u0410'] = ('A', "CYRILLIC CAPITAL LETTER A"),
        ['\u0412'] = ('B', "CYRILLIC CAPITAL LETTER VE"),
        ['\u0415'] = ('E', "CYRILLIC CAPITAL LETTER IE"),
        ['\u041A'] = ('K', "CYRILLIC CAPITAL LETTER KA"),
        ['\u041C'] = ('M', "CYRILLIC CAPITAL LETTER EM"),
        ['\u041D'] = ('H', "CYRILLIC CAPITAL LETTER EN"),
        ['\u041E'] = ('O', "CYRILLIC CAPITAL LETTER O"),
        ['\u0420'] = ('P', "CYRILLIC CAPITAL LETTER ER"),
        ['\u0421'] = ('C', "CYRILLIC CAPITAL LETTER ES"),
        ['\u0422'] = ('T', "CYRILLIC CAPITAL LETTER TE"),
        ['\u0423'] = ('Y', "CYRILLIC CAPITAL LETTER U"),
        ['\u0425'] = ('X', "CYRILLIC CAPITAL LETTER HA"),
        ['\u0430'] = ('a', "CYRILLIC SMALL LETTER A"),
        ['\u0435'] = ('e', "CYRILLIC SMALL LETTER IE"),
        ['\u043E'] = ('o', "CYRILLIC SMALL LETTER O"),
        ['\u0440'] = ('p', "CYRILLIC SMALL LETTER ER"),
        ['\u0441'] = ('c', "CYRILLIC SMALL LETTER ES"),
        ['\u0443'] = ('y', "CYRILLIC SMALL LETTER U"),
        ['\u0445'] = ('x', "CYRILLIC SMALL LETTER HA"),
        ['\u0455'] = ('s', "CYRILLIC SMALL LETTER DZE"),
        ['\u0456'] = ('i', "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
        ['\u0458'] = ('j', "CYRILLIC SMALL LETTER JE"),
        ['\u0501'] = ('d', "CYRILLIC SMALL LETTER KOMI DE"),
        ['\u0131'] = ('i', "LATIN SMALL LETTER DOTLESS I"),
        ['\u0261'] = ('g', "LATIN SMALL LETTER SCRIPT G"),
        ['\u217C'] = ('l', "SMALL ROMAN NUMERAL FIFTY"),
    };

    /// <summary>Characters that show nothing at all.</summary>
    private static readonly Dictionary<char, string> Invisible = new()
    {
        ['\u200B'] = "ZERO WIDTH SPACE",
        ['\u200C'] = "ZERO WIDTH NON-JOINER",
        ['\u200D'] = "ZERO WIDTH JOINER",
        ['\u200E'] = "LEFT-TO-RIGHT MARK",
        ['\u200F'] = "RIGHT-TO-LEFT MARK",
        ['\u2060'] = "WORD JOINER",
        ['\uFEFF'] = "ZERO WIDTH NO-BREAK SPACE",
    };

    /// <summary>The ASCII character that this one is taken for; null for one that looks like itself.</summary>
    public static char? Ascii(char c) => Known.TryGetValue(c, out var known) ? known.Ascii : FullWidth(c);

    public static bool IsInvisible(char c) => Invisible.ContainsKey(c);

    public static string NameOf(char c) =>
        Known.TryGetValue(c, out var known) ? known.Name : Invisible.TryGetValue(c, out var name) ? name : FullWidth(c) is { } ascii ? $"FULLWIDTH {ascii}" : "";

    private static char? FullWidth(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : null;
}

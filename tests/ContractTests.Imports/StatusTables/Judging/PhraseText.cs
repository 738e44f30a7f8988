using System.Text.RegularExpressions;
using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>How like a reason phrase a text is, by itself and for its code.</summary>
internal static partial class PhraseText
{
    private const int Longest = 50;

    // Phrases without an RFC that servers and documentations give to codes without one.
    private static readonly Dictionary<int, string[]> Elsewhere = new()
    {
        [413] = ["Request Too Large"],
        [418] = ["I am a teapot"],
        [419] = ["Authentication Timeout", "Page Expired"],
        [420] = ["Enhance Your Calm", "Method Failure"],
        [424] = ["Method Failure"],
        [425] = ["Unordered Collection"],
        [430] = ["Request Header Fields Too Large", "Shopify Security Rejection"],
        [440] = ["Login Time-out", "Login Timeout"],
        [444] = ["No Response", "Connection Closed Without Response"],
        [449] = ["Retry With"],
        [450] = ["Blocked by Windows Parental Controls"],
        [494] = ["Request header too large"],
        [495] = ["SSL Certificate Error"],
        [496] = ["SSL Certificate Required"],
        [497] = ["HTTP Request Sent to HTTPS Port"],
        [498] = ["Invalid Token"],
        [499] = ["Client Closed Request", "Token Required"],
        [509] = ["Bandwidth Limit Exceeded"],
        [520] = ["Web Server Returned an Unknown Error", "Unknown Error"],
        [521] = ["Web Server Is Down"],
        [522] = ["Connection Timed Out"],
        [523] = ["Origin Is Unreachable"],
        [524] = ["A Timeout Occurred"],
        [525] = ["SSL Handshake Failed"],
        [526] = ["Invalid SSL Certificate"],
        [529] = ["Site is overloaded"],
        [598] = ["Network read timeout error"],
        [599] = ["Network connect timeout error", "Network Connect Timeout Error"],
    };

    public static bool HasPhrases(int code) => Known(code).Any();

    /// <summary>The phrase that is known for the code, whatever its case, hyphens and apostrophes.</summary>
    public static bool IsRegistered(string text, int code) => text.Length <= Longest && Letters().IsMatch(text) && Known(code).Any(known => Words(known).SequenceEqual(Words(text)) || known.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Letter for letter, case included.</summary>
    public static bool IsVerbatim(string text, int code) => Known(code).Contains(text, StringComparer.Ordinal);

    /// <summary>Not the phrase of the code, but one made from it: `Internal Error`, `File not Found`, `Server Unavailable`.</summary>
    public static bool IsNear(string text, int code)
    {
        if (!IsTitle(text))
            return false;
        var words = Words(text);
        return Known(code).Select(Words).Any(known => IsPart(words, known) || (IsPart(known, words) && words.Count <= known.Count + 1) || (words.Count == known.Count && words.Intersect(known).Any()) || IsSlip(words, known));
    }

    /// <summary>Short, and no sentence: a phrase may look like this.</summary>
    public static bool IsTitle(string text) => text.Length <= Longest && TitleShape().IsMatch(text) && !Identifier().IsMatch(text) && text.Split(' ').Length <= 6 && !IsSentence(text);

    public static bool IsSentence(string text) => SentenceEnd().IsMatch(text) || SentenceWord().IsMatch(text);

    private static bool IsPart(List<string> words, List<string> all) => words.Count > 0 && words.Count < all.Count && words.All(all.Contains);

    private static bool IsSlip(List<string> words, List<string> known) => words.Count == known.Count && words.Zip(known).All(p => p.First == p.Second || p.First.TrimEnd('s') == p.Second.TrimEnd('s'));

    private static IEnumerable<string> Known(int code) => [.. RegisteredPhrases.Of(code), .. Elsewhere.GetValueOrDefault(code) ?? []];

    private static List<string> Words(string text) => [.. Word().Matches(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).Select(m => m.Value.ToUpperInvariant())];

    [GeneratedRegex(@"^[A-Za-z0-9 '’()-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\(?[A-Za-z0-9][A-Za-z0-9'’()&]*(?:[ -][A-Za-z0-9'’()&]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleShape();

    // `BadRequest`, `invalidRange`.
    [GeneratedRegex(@"^(?:[a-z]+|[A-Z][a-z]+)(?:[A-Z][a-z0-9]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[.!?;。！？；…]$|[.!?。！？]\s", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:is|are|was|were|be|been|being|has|have|had|can|cannot|could|may|might|must|should|shall|will|would|do|does|did|don't|doesn't|didn't|isn't|wasn't|can't|couldn't|you|your|the|this|that|these|which|when|please|it|we|our|its|a|an)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SentenceWord();
}

namespace ContractTests.Contracts.Requests;

/// <summary>The grammar of methods and header names (RFC 9110 section 5.6.2), and IANA's registry of safe methods.</summary>
public static class HttpToken
{
    private static readonly HashSet<string> Safe = new(StringComparer.Ordinal) { "GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "SEARCH", "QUERY" };

    public static bool Is(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    /// <summary>Cases with such a method may share a fixture: they do not change it.</summary>
    public static bool IsSafe(string method) => Safe.Contains(method);
}

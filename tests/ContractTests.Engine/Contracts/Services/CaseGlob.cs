using System.Text.RegularExpressions;

namespace ContractTests.Contracts.Services;

/// <summary>A pattern for whole texts, mostly case ids: `*` is any text, `?` one character; everything else is itself, upper and lower case told apart.</summary>
public sealed class CaseGlob(string text)
{
    private readonly Regex _pattern = new(
        $"^{Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    public bool Matches(string whole) => _pattern.IsMatch(whole);

    public override string ToString() => text;
}

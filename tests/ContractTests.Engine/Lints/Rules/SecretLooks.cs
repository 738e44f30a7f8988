using System.Text.RegularExpressions;

namespace ContractTests.Lints.Rules;

/// <summary>What a secret looks like: by the name that it stands under, by how it begins, and by how little its letters say.</summary>
public static partial class SecretLooks
{
    private const int ShortestRandom = 20;
    private const double LeastEntropy = 3.5; // bits a character

    /// <summary>Whether a name says that its value is a secret: `client_secret`, `X-Auth-Token`, `password`.</summary>
    public static bool IsNamedSo(string key) => Names().IsMatch(key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));

    /// <summary>Whether a value is a real secret by its looks, under whichever name.</summary>
    public static bool Like(string key, string text) => Forms().IsMatch(text) || (IsNamedSo(key) && IsFixed(text) && IsRandom(WithoutScheme(text)));

    /// <summary>Something that comes from nowhere else.</summary>
    public static bool IsFixed(string text) => WithoutScheme(text).Length > 0 && !text.Contains("$(", StringComparison.Ordinal);

    /// <summary>The credentials of `Bearer …` and `Basic …` alone.</summary>
    public static string WithoutScheme(string text) => Scheme().Replace(text, "").Trim();

    private static bool IsRandom(string text) =>
        text.Length >= ShortestRandom && !text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter)
        && text.GroupBy(c => c).Select(g => (double)g.Count() / text.Length).Sum(p => -p * Math.Log2(p)) >= LeastEntropy;

    [GeneratedRegex("(password|passwd|passphrase|pwd|secret|secretkey|token|apikey|subscriptionkey|privatekey|credentials?|authorization|cookie|bearer)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    // GitHub, GitLab, Slack, AWS, Stripe, OpenAI, Google, npm, Hugging Face; JSON Web Tokens, private keys, and a password in a URL.
    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|A(KIA|SIA)[0-9A-Z]{16}|[sr]k_live_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{32,}|AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{30,}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,})|-----BEGIN [A-Z ]*PRIVATE KEY-----|://[^/?#@\s$:]+:[^/?#@\s$]+@", RegexOptions.CultureInvariant)]
    private static partial Regex Forms();

    [GeneratedRegex(@"^(Bearer|Basic|Token)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}

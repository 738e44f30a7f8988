using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>
/// Passwords, tokens and keys that stand in a spec. In an environment that is neither the sample nor this machine every fixed one counts; elsewhere,
/// where wrong ones are sent on purpose, only what looks like a real one.
/// </summary>
internal sealed class PlainSecrets(LintedSpecs specs, Findings findings)
{
    private readonly HashSet<string> _values = [];

    /// <summary>Returns the values, which must not be shown.</summary>
    public IReadOnlyCollection<string> Run()
    {
        foreach (var (name, root) in specs.Roots)
        {
            if (name == SpecFolder.EnvironmentsFile)
                root.At("environments").Entries.ToList().ForEach(e => Check(e.Key.Text, e.Value));
            else
                root.AllTexts().Where(t => SecretLooks.Like(t.Key, t.Text.Text)).ToList().ForEach(t => Tell(t.Key, t.Text));
        }

        return _values;
    }

    private void Check(string environment, SpecNode written)
    {
        var harmless = written.At("base_url") is SpecScalar { Text: var url } && (url == "sample" || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback));
        var credentials = new[] { "identities", "tls", "proxy", "wait_for", "faults" }.SelectMany(key => written.At(key).AllTexts(key)).ToList();
        var asked = credentials.Where(t => SecretLooks.IsNamedSo(t.Key)).Select(t => t.Text.Text).ToList();
        foreach (var (key, text) in credentials)
        {
            if (SecretLooks.Like(key, text.Text) || (!harmless && SecretLooks.IsNamedSo(key) && SecretLooks.IsFixed(text.Text)))
                Tell(key, text);
        }

        foreach (var (key, value) in written.At("variables").Entries)
        {
            if (value is SpecScalar { IsNull: false } text && (SecretLooks.Like(key.Text, text.Text) || (!harmless && SecretLooks.IsFixed(text.Text) && (SecretLooks.IsNamedSo(key.Text) || asked.Any(a => a.Contains($"$({key.Text})", StringComparison.Ordinal))))))
                Tell(key.Text, text);
        }
    }

    private void Tell(string key, SpecScalar text)
    {
        var told = key.Length == 0 ? "this" : $"`{key}`";
        foreach (var line in text.Text.Split('\n').Select(l => l.Trim()).Append(text.Text).Where(l => l.Length > 0))
            _values.Add(SecretLooks.WithoutScheme(line));
        findings.Add(PlainSecret, text.Mark, $"the value of {told} is a secret in plain text", "write `$(env.NAME)` and set it in the process that runs the contract tests; what was committed once has to be replaced");
    }
}

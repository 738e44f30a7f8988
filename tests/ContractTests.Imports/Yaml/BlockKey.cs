namespace ContractTests.Imports.Yaml;

/// <summary>A key that stands on a line of its own, where braces need no quotes: `GET /things/{id}:`.</summary>
internal static class BlockKey
{
    public static string Of(string key) =>
        key.Length > 0 && char.IsAsciiLetter(key[0]) && key.All(c => c is >= ' ' and <= '~') && key[^1] is not (' ' or ':')
        && !key.Contains(": ", StringComparison.Ordinal) && !key.Contains(" #", StringComparison.Ordinal) && key.Contains(' ', StringComparison.Ordinal)
            ? key
            : YamlText.Of(key);
}

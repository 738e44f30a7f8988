using System.Security.Cryptography;
using System.Text;

namespace ContractTests.Suite;

/// <summary>
/// The NUnit name of a case: its id without the characters that split names or mean something in test filters, such as dots, parentheses and
/// spaces (the NUnit adapter's filters end a word at a space, quoted or not). It depends on the id alone, but for ids that would get the same
/// name: those carry a mark made of the id.
/// </summary>
internal static class TestName
{
    public static IReadOnlyDictionary<string, string> For(IEnumerable<string> ids)
    {
        var names = ids.ToDictionary(id => id, Plain);
        var shared = names.Values.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return names.ToDictionary(n => n.Key, n => shared.Contains(n.Value) ? $"{n.Value}_{Mark(n.Key)}" : n.Value);
    }

    /// <summary>A text that a filter can name as it stands.</summary>
    public static string Plain(string id) => string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '/' or '{' or '}' ? c : '_'));

    private static string Mark(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..8];
}

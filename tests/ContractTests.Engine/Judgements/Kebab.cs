using System.Text;

namespace ContractTests.Judgements;

/// <summary>The names of verdicts and kinds as results and messages write them: `MalformedResponse` is `malformed-response`.</summary>
public static class Kebab
{
    public static string Of<T>(T name)
        where T : struct, Enum
    {
        var kebab = new StringBuilder();
        foreach (var c in name.ToString())
            kebab.Append(char.IsAsciiLetterUpper(c) && kebab.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        return kebab.ToString();
    }
}

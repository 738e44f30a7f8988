using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractTests.Contracts.Reading;

/// <summary>A JSONPath as specs write it, in the dialect that Newtonsoft.Json walks.</summary>
internal static class JsonPathText
{
    /// <summary>Whether a text is meant as a JSONPath: `$`, `$.…` or `$[…]`. `$(…)` is a variable.</summary>
    public static bool IsMeant(string text) => text is "$" || text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal);

    /// <summary>A path that cannot be walked is a problem.</summary>
    public static void Check(SpecScalar path, SpecProblems problems)
    {
        if (!CanBeWalked(path.Text, out var why))
            problems.Add(path.Mark, $"`{path.Text}` is not a JSONPath{why}");
    }

    private static bool CanBeWalked(string path, out string why)
    {
        why = "";
        try
        {
            _ = new JObject().SelectTokens(path).Any(); // a path is parsed only when it is walked
            return true;
        }
        catch (JsonException error)
        {
            why = $": {char.ToLowerInvariant(error.Message[0])}{error.Message[1..].TrimEnd('.')}";
            return false;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return false; // Newtonsoft.Json runs past the end of some paths and over an index that is too large
        }
    }
}

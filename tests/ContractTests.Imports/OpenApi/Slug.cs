using System.Globalization;
using System.Text;
using ContractTests.Contracts.Requests;

namespace ContractTests.Imports.OpenApi;

/// <summary>Names made of the document's words: of files and folders, of variables, and of the process environment's variables.</summary>
internal static class Slug
{
    private const int Longest = 60;

    // Names that Windows keeps for devices.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    /// <summary>Lower case, words joined by `-`: safe as a file's name everywhere. Empty where the text has neither letters nor digits.</summary>
    public static string File(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var name = slug.Length > Longest ? slug.ToString(0, Longest).Trim('-') : slug.ToString().Trim('-');
        return Devices.Contains(name) ? $"{name}-api" : name;
    }

    /// <summary>A name that `$(…)` and `{…}` can say.</summary>
    public static string Variable(string text)
    {
        var name = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '_'));
        return VariableName.Is(name) ? name : $"_{name}";
    }

    /// <summary>A name as shells want it: `TRAIN_TRAVEL_API_KEY`.</summary>
    public static string Environment(params IEnumerable<string> words)
    {
        var name = string.Join('_', words.Select(word => string.Concat(word.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')).Trim('_')).Where(w => w.Length > 0));
        while (name.Contains("__", StringComparison.Ordinal))
            name = name.Replace("__", "_", StringComparison.Ordinal);
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? string.Create(CultureInfo.InvariantCulture, $"API_{name}") : name;
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ContractTests.Reports.Page;

/// <summary>The page's own HTML, style and scripts, which lie beside this file, and the policy that lets a browser run these and nothing else.</summary>
internal static partial class PageTemplate
{
    private static readonly string[] Styles = ["page", "grid", "panel", "media"];

    // One script out of these, in this order; they share its scope.
    private static readonly string[] Scripts = ["text", "copying", "model", "filter", "address", "rows", "grid", "keys", "evidence", "panel", "printing", "page"];

    private static readonly string Html = Resource("page.html");

    private static readonly Dictionary<string, string> Own = OwnParts();

    /// <summary>Each `{{name}}` with its part; what a part says itself is left alone.</summary>
    public static string Filled(IReadOnlyDictionary<string, string> parts) =>
        Places().Replace(Html, place => Own.TryGetValue(place.Groups["name"].Value, out var own) ? own : parts[place.Groups["name"].Value]);

    private static Dictionary<string, string> OwnParts()
    {
        var style = string.Concat(Styles.Select(name => Resource($"{name}.css")));
        var script = string.Concat(Scripts.Select(name => Resource($"{name}.js")));
        var theme = Resource("theme.js");
        return new Dictionary<string, string>
        {
            ["style"] = style,
            ["theme"] = theme,
            ["script"] = script,
            ["policy"] = $"default-src 'none'; script-src {Hash(theme)} {Hash(script)}; style-src {Hash(style)}; img-src data:; base-uri 'none'; form-action 'none'",
        };
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    // A browser reads every line's end as LF, before it computes a hash.
    private static string Resource(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream($"Page/{name}") ?? throw new InvalidOperationException($"The page's part {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}")]
    private static partial Regex Places();
}

using System.Text;
using System.Text.RegularExpressions;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>A parameter's place in a path: how the document calls it, how the template does, and what stands before it.</summary>
internal sealed record TemplateParameter(string Documented, string Name, string Before, bool AtEnd);

/// <summary>A path of the document as an operation's template. <see cref="Remark"/> tells what had to be written otherwise.</summary>
internal sealed partial record ImportTemplate(string Text, IReadOnlyList<TemplateParameter> Parameters, string? Remark)
{
    /// <summary>Null, with the reason, where a path cannot be one of a request.</summary>
    public static ImportTemplate? Of(string path, out string why)
    {
        why = path.Contains('#', StringComparison.Ordinal) ? "is left out: its path holds a fragment, which is never sent" : "is left out: its path does not begin with a slash";
        if (!path.StartsWith('/') || path.Contains('#', StringComparison.Ordinal))
            return null;

        var text = new StringBuilder();
        var parameters = new List<TemplateParameter>();
        var remark = "";
        var from = 0;
        foreach (Match match in Parameter().Matches(path))
        {
            Literal(path[from..match.Index]);
            from = match.Index + match.Length;
            var documented = match.Groups["name"].Value;
            var reserved = documented.StartsWith('+');
            var name = Slug.Variable(reserved ? documented[1..] : documented);
            if (name != documented.TrimStart('+'))
                remark = $"its parameter `{documented}` is written `{name}`";
            parameters.Add(new TemplateParameter(documented, name, text.ToString(), from == path.Length));
            text.Append('{').Append(reserved ? "+" : "").Append(name).Append('}');
        }

        Literal(path[from..]);
        return new ImportTemplate(text.ToString(), parameters, remark.Length == 0 ? null : remark);

        void Literal(string literal)
        {
            var written = new StringBuilder();
            foreach (var rune in literal.Replace("$(", "$$(", StringComparison.Ordinal).EnumerateRunes())
                written.Append(rune.Value is <= ' ' or > '~' or '{' or '}' ? Uri.EscapeDataString(rune.ToString()) : rune.ToString());
            if (written.ToString() != literal)
                remark = "its path is written in the characters that a request may have";
            text.Append(written);
        }
    }

    /// <summary>A path, or an operation's name, whatever the parameters are called.</summary>
    public static string Shape(string template) => Parameter().Replace(template, "{}");

    [GeneratedRegex(@"\{(?<name>[^{}/]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}

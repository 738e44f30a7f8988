using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>The text of an element as a reader of the page sees it; tables inside it are not part of it.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Unseen = ["script", "style", "template", "noscript", "table", "del", "s", "strike", "select", "textarea", "svg", "head"];
    private static readonly HashSet<string> Stressed = ["b", "strong", "code", "kbd", "samp", "tt", "em"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre",
        "section", "summary", "sup", "ul",
    ];

    public static CellText Of(INode element)
    {
        var text = new CellText();
        foreach (var (node, begins) in HtmlNodes.Below(element, n => IsUnseen(n) || (n.Parent is IElement parent && IsFootnoteMark(parent))))
        {
            if (node is IText words)
            {
                if (begins)
                    text.Add(words.Data);
                continue;
            }

            if (node is not IElement inner)
                continue;
            if (IsFootnoteMark(inner))
                Mark(text, inner, begins);
            else if (Blocks.Contains(inner.LocalName))
                text.Break();
            if (Stressed.Contains(inner.LocalName))
                Stress(text, begins);
        }

        return text;
    }

    private static bool IsUnseen(INode node) => node is IElement element && (Unseen.Contains(element.LocalName) || IsHidden(element));

    // As Markdown writes it.
    private static void Mark(CellText text, IElement mark, bool begins)
    {
        if (begins)
            text.Add($"[^{string.Concat(mark.TextContent.Where(char.IsLetterOrDigit).DefaultIfEmpty('x').Take(8))}]");
    }

    private static void Stress(CellText text, bool begins)
    {
        if (begins)
            text.BeginStress();
        else
            text.EndStress();
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static bool IsFootnoteMark(IElement element) => element.LocalName == "sup" && element.ChildNodes.Length < 10 && FootnoteMark().IsMatch(element.TextContent);

    [GeneratedRegex(@"^[\s\[(]*(?:\d{1,3}|[a-z]|note \w{1,3}|[*†‡§¶#]+)(?:\s*,\s*(?:\d{1,3}|[a-z]))*[\s\])]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();
}

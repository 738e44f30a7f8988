using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Pages.Markdown;

/// <summary>What one line of Markdown is, as far as tables go.</summary>
internal static partial class MarkdownLine
{
    /// <summary>It has a bar that parts cells.</summary>
    public static bool IsRow(string line)
    {
        for (var at = line.IndexOf('|', StringComparison.Ordinal); at >= 0; at = line.IndexOf('|', at + 1))
        {
            if (at == 0 || line[at - 1] != '\\')
                return true;
        }

        return false;
    }

    /// <summary>The line of dashes between the head of a table and its rows.</summary>
    public static bool IsRule(string line) => line.Contains('-', StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or '+' or '=' or ' ' or '\t' or '>');

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    public static int Indent(string line) => line.TakeWhile(c => c is ' ' or '\t').Sum(c => c == '\t' ? 4 : 1);

    /// <summary>An empty line that does not end the quotation in which a line stands.</summary>
    public static string BlankLike(string line) => line.TrimStart().StartsWith('>') ? ">" : "";

    /// <summary>The marks that begin a block of code and end it; null where none begins.</summary>
    public static string? Fence(string line) => FenceShape().Match(line) is { Success: true } fence ? fence.Groups["fence"].Value : null;

    public static bool IsEndOf(string fence, string line) => line.Trim(' ', '\t', '>') is var marks && marks.StartsWith(fence, StringComparison.Ordinal) && marks.All(c => c == fence[0]);

    /// <summary>Where the text of a list's item begins; null where none begins.</summary>
    public static int? ItemContent(string line) => ListItem().Match(line) is { Success: true } item ? item.Length : null;

    /// <summary>
    /// Under the title of a tab or an admonition, as MkDocs writes them, everything is indented; to other readers it would be code.
    /// </summary>
    public static string[] WithoutTabs(string[] lines)
    {
        var under = false;
        return [.. lines.Select(Outdented)];

        string Outdented(string line)
        {
            if (!IsBlank(line) && Indent(line) == 0)
                under = Tab().IsMatch(line);
            return under && Indent(line) >= 4 ? line.StartsWith('\t') ? line[1..] : line[4..] : line;
        }
    }

    [GeneratedRegex(@"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?<fence>`{3,}|~{3,})[^`]*$", RegexOptions.CultureInvariant)]
    private static partial Regex FenceShape();

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]{1,4}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(?:===[!+]? ""|!!! ?\w|\?\?\?\+? ?\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Tab();
}

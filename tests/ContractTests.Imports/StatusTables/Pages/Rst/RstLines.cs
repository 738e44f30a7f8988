using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>The lines of a page in reStructuredText, tabs expanded, with the questions that every reader of a part asks.</summary>
internal sealed partial class RstLines(string text)
{
    private readonly string[] _lines = [.. Split(text).Select(Expanded)];

    public int Count => _lines.Length;

    public string this[int at] => at < _lines.Length ? _lines[at] : "";

    /// <summary>The lines as an editor counts them; a form feed or a line separator is no end of a line.</summary>
    public static string[] Split(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    public static int Indent(string line) => line.Length - line.TrimStart().Length;

    /// <summary>Behind a line, the first line that is indented no deeper than it.</summary>
    public int EndOfBlock(int at)
    {
        var (indent, end) = (Indent(_lines[at]), at + 1);
        while (end < _lines.Length && (IsBlank(_lines[end]) || Indent(_lines[end]) > indent))
            end++;
        return end;
    }

    /// <summary>A table that is drawn stands in columns, and East Asian characters take two of them: behind each stands a NUL then.</summary>
    public static string InColumns(string line)
    {
        if (!line.Any(IsWide))
            return line;
        var columns = new StringBuilder(line.Length * 2);
        foreach (var c in line)
        {
            columns.Append(c);
            if (IsWide(c))
                columns.Append('\0');
        }

        return columns.ToString();
    }

    // UAX #11, the wide blocks of the basic plane.
    private static bool IsWide(char c) =>
        c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\u303E') or (>= '\u3041' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');

    private static string Expanded(string line)
    {
        if (!line.Contains('\t', StringComparison.Ordinal))
            return line.TrimEnd();
        var expanded = new StringBuilder();
        foreach (var c in line.TrimEnd())
            expanded.Append(c == '\t' ? new string(' ', 8 - (expanded.Length % 8)) : c.ToString(CultureInfo.InvariantCulture));
        return expanded.ToString();
    }

    /// <summary>`.. name:: argument`, wherever it is indented.</summary>
    [GeneratedRegex(@"^(?<before>\s*(?:[-*+]\s+|\d+\.\s+)*)\.\.\s+(?:\|[^|]+\|\s+)?(?<name>[A-Za-z][\w:+.-]*?)\s*::(?:\s+(?<argument>.*))?$", RegexOptions.CultureInvariant)]
    public static partial Regex Directive();
}

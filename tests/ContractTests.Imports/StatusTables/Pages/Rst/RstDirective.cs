using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Pages.Rst;

/// <summary>A directive with its options and the lines of its content, of which the first is line <see cref="First"/> of the page, counted from 0.</summary>
internal sealed partial record RstDirective(string Name, string Argument, IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Content, int First, int End)
{
    public static RstDirective? At(RstLines lines, int at)
    {
        if (RstLines.Directive().Match(lines[at]) is not { Success: true } match)
            return null;
        var end = lines.EndOfBlock(at);
        var argument = match.Groups["argument"].Value.Trim();
        var next = at + 1;
        while (next < end && !RstLines.IsBlank(lines[next]) && !Option().IsMatch(lines[next]))
            argument += " " + lines[next++].Trim();
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? open = null;
        for (; next < end && !RstLines.IsBlank(lines[next]); next++)
        {
            if (Option().Match(lines[next]) is { Success: true } option)
                options[open = option.Groups["name"].Value] = option.Groups["value"].Value.Trim();
            else if (open is not null)
                options[open] += "\n" + lines[next].Trim();
        }

        while (next < end && RstLines.IsBlank(lines[next]))
            next++;
        return new RstDirective(match.Groups["name"].Value.ToUpperInvariant(), argument.Trim(), options, [.. Enumerable.Range(next, Math.Max(0, end - next)).Select(i => lines[i])], next, end);
    }

    public int Number(string option) => Options.TryGetValue(option, out var text) && int.TryParse(text, out var number) ? number : 0;

    [GeneratedRegex(@"^\s+:(?<name>[\w-]+):(?:\s+(?<value>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}

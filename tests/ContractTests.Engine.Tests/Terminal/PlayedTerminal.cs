using System.Text.RegularExpressions;

namespace ContractTests.Terminal;

/// <summary>What stands on a terminal, and what stood on it before each move of the cursor to the first column, once it has understood the few sequences that a run uses. Any other is shown as it is.</summary>
internal static partial class PlayedTerminal
{
    /// <summary>The screen in the end, without colours.</summary>
    public static string Screen(string output) => Play(output)[^1];

    /// <summary>The last line as it stood there each time that something else came to stand in it.</summary>
    public static IEnumerable<string> LastLines(string output) => Play(output).Select(screen => screen.Split('\n')[^1]).Where(line => line.Length > 0);

    private static List<string> Play(string output)
    {
        var screens = new List<string>();
        var (lines, column) = (new List<string> { "" }, 0);
        foreach (Match part in Parts().Matches(output))
        {
            switch (part.Value)
            {
                case "\r":
                    screens.Add(string.Join('\n', lines));
                    column = 0;
                    break;
                case "\n":
                    lines.Add("");
                    column = 0;
                    break;
                case "\u001b[J":
                    lines[^1] = lines[^1][..column];
                    break;
                case "\u001b[?7l" or "\u001b[?7h":
                    break;
                case var colour when colour[0] == '\u001b' && colour[^1] == 'm':
                    break;
                case var text:
                    var kept = lines[^1].Length > column + text.Length ? lines[^1][(column + text.Length)..] : "";
                    lines[^1] = $"{lines[^1][..column]}{text}{kept}";
                    column += text.Length;
                    break;
            }
        }

        return [.. screens, string.Join('\n', lines)];
    }

    [GeneratedRegex(@"\r|\n|\u001b\[[?0-9;]*[A-Za-z]|\u001b|[^\r\n\u001b]+")]
    private static partial Regex Parts();
}

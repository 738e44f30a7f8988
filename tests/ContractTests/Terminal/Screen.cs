using Spectre.Console;

namespace ContractTests.Terminal;

/// <summary>What the standard output can show, and may: a line that is drawn anew, and colours. The width is in columns, and may change.</summary>
internal sealed record Screen(bool Live, bool Coloured, Func<int> Width)
{
    private const int UsualWidth = 80;

    /// <summary>A pipe or a file.</summary>
    public static readonly Screen Plain = new(false, false, () => int.MaxValue);

    public static Screen OfConsole() => Console.IsOutputRedirected ? Plain : OfTerminal(Environment.GetEnvironmentVariable, UnderstandsSequences(), () => Console.WindowWidth);

    /// <summary>`NO_COLOR` and `CI` count as soon as they hold something; in the log of a CI job a line that is drawn anew is one more line each time.</summary>
    public static Screen OfTerminal(Func<string, string?> variable, bool understandsSequences, Func<int> width)
    {
        if (!understandsSequences || variable("TERM") == "dumb")
            return Plain;
        return new Screen(!IsSet("CI") || variable("CI") is "false" or "0", !IsSet("NO_COLOR"), () => width() is > 0 and var columns ? columns : UsualWidth);

        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
    }

    // Windows has to be asked, and told to understand them; elsewhere a terminal says its name.
    private static bool UnderstandsSequences() =>
        OperatingSystem.IsWindows() ? AnsiConsole.Profile.Capabilities.Ansi : !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TERM"));
}

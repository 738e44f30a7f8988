using System.Text;
using ContractTests.Reports.Comparisons;
using Spectre.Console;

namespace ContractTests.Terminal;

/// <summary>A comparison on the console, in colours where it is a terminal that has them and NO_COLOR is not set.</summary>
internal static class ComparisonDisplay
{
    public static void Print(Comparison comparison)
    {
        var colours = HasColours();
        var text = new StringBuilder(); // in one piece: the console flushes whatever it is given
        foreach (var line in ComparisonText.Lines(comparison))
            text.AppendLine(colours ? Coloured(line) : line.Text);
        Console.Write(text);
    }

    private static bool HasColours() => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    private static string Coloured(ComparisonLine line) => line.Tone switch
    {
        Tone.Good => $"\e[32m{line.Text}\e[0m",
        Tone.Notable => $"\e[33m{line.Text}\e[0m",
        Tone.Bad => $"\e[31m{line.Text}\e[0m",
        _ => line.Text,
    };
}

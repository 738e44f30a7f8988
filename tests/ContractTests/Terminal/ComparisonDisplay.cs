using System.Text;
using ContractTests.Reports.Comparisons;

namespace ContractTests.Terminal;

/// <summary>A comparison on the console, in colours where it is a terminal that has them and NO_COLOR is not set.</summary>
internal static class ComparisonDisplay
{
    public static void Print(Comparison comparison)
    {
        var ink = new Ink(Screen.OfConsole().Coloured);
        var text = new StringBuilder(); // in one piece: the console flushes whatever it is given
        foreach (var line in ComparisonText.Lines(comparison))
            text.AppendLine(Coloured(line, ink));
        Console.Write(text);
    }

    private static string Coloured(ComparisonLine line, Ink ink) => line.Tone switch
    {
        Tone.Good => ink.Green(line.Text),
        Tone.Notable => ink.Yellow(line.Text),
        Tone.Bad => ink.Red(line.Text),
        _ => line.Text,
    };
}

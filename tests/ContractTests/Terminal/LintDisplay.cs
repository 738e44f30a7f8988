using System.Text;
using ContractTests.Lints;
using ContractTests.Reports;
using ContractTests.Reports.Lints;

namespace ContractTests.Terminal;

/// <summary>Prints a lint or writes it to a file; then the console gets how many findings there are.</summary>
internal static class LintDisplay
{
    /// <summary>False where the file could not be written, which was told.</summary>
    public static bool Show(LintReport report, SpecSources sources, string format, string? file)
    {
        if (file is null && format == "text")
        {
            var ink = new Ink(Screen.OfConsole().Coloured);
            Console.Write(Text(report, finding => finding.Level switch { LintLevel.Error => ink.Red, LintLevel.Warning => ink.Yellow, _ => ink.Cyan }));
            return true;
        }

        if (file is null)
        {
            JsonOutput.Print(Write);
            return true;
        }

        try
        {
            ReportFile.Write(Path.GetFullPath(file), Write);
            Console.WriteLine($"{LintText.Totals(report.Lint)}: see {file}");
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file} could not be written: {error.Message}");
            return false;
        }

        void Write(Stream stream)
        {
            switch (format)
            {
                case "json":
                    LintJson.Write(stream, report);
                    break;
                case "sarif":
                    LintSarif.Write(stream, report, sources);
                    break;
                default:
                    stream.Write(Encoding.UTF8.GetBytes(Text(report, _ => text => text)));
                    break;
            }
        }
    }

    private static string Text(LintReport report, Func<Finding, Func<string, string>> colour)
    {
        var text = new StringBuilder(); // in one piece: the console flushes whatever it is given
        foreach (var finding in report.Lint.Findings)
        {
            var lines = LintText.Of(report, finding).Split('\n', 2);
            text.Append(colour(finding)(lines[0])).Append('\n').Append(lines.Length > 1 ? $"{lines[1]}\n\n" : "\n");
        }

        return text.Append(LintText.Totals(report.Lint)).Append('\n').ToString();
    }
}

using System.CommandLine;
using ContractTests.Reports;
using ContractTests.Reports.Comparisons;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`compare`: what changed between two runs, case by case. Ends with 1 where something changed for the worse.</summary>
internal sealed class CompareCommand
{
    private const string Place = "a results folder or a results.json";

    private readonly Argument<string> _a = new("A") { Description = $"The earlier run: {Place}." };
    private readonly Argument<string> _b = new("B") { Description = $"The later one: {Place}." };
    private readonly Option<string> _format = new("--format") { Description = "text, json or markdown.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _common = new("--common") { Description = "Only the cases that are in both runs." };
    private readonly Option<bool> _judged = new("--judged") { Description = "Only the cases that neither run left unproven." };

    public static Command Define()
    {
        var compare = new CompareCommand();
        compare._format.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new Command("compare", "Print what changed between two runs, case by case.") { compare._a, compare._b, compare._format, compare._common, compare._judged };
        command.SetAction(parsed => (int)compare.Go(parsed));
        return command;
    }

    private ExitCode Go(ParseResult parsed)
    {
        var (a, b) = (EarlierResults.Read(parsed.GetValue(_a)!), EarlierResults.Read(parsed.GetValue(_b)!)); // wrong usage without
        foreach (var problem in new[] { a.Problem, b.Problem }.OfType<string>())
            Console.Error.WriteLine(problem);
        if (a.Results is not { } before || b.Results is not { } after)
            return ExitCode.WrongUsage;

        var scope = parsed.GetValue(_judged) ? ComparisonScope.Judged : parsed.GetValue(_common) ? ComparisonScope.Common : ComparisonScope.All;
        var comparison = Comparison.Of(new ComparedRun(a.Path, before), new ComparedRun(b.Path, after), scope);
        if (comparison.WhyNothing is { } reason)
        {
            Console.Error.WriteLine(reason);
            return ExitCode.NothingRan;
        }

        Write(comparison, parsed.GetValue(_format));
        return comparison.IsWell ? ExitCode.Open : ExitCode.Closed;
    }

    private static void Write(Comparison comparison, string? format)
    {
        switch (format)
        {
            case "json":
                JsonOutput.Print(output => ComparisonJson.Write(output, comparison));
                break;
            case "markdown":
                Console.Write(ComparisonMarkdown.Text(comparison));
                break;
            default:
                ComparisonDisplay.Print(comparison);
                break;
        }
    }
}

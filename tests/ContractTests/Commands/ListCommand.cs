using System.CommandLine;
using ContractTests.Commands.Listing;
using ContractTests.Contracts.Services;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`list`: the cases that `run` with the same options would run. Sends nothing.</summary>
internal static class ListCommand
{
    public static Command Define()
    {
        var options = new CaseOptions();
        var format = new Option<string?>("--format") { Description = "table, text (ids, for scripts), json or markdown; a table on a terminal, else text.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("table", "text", "json", "markdown");
        var command = new Command("list", "Print the cases that would run; send nothing.");
        options.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var rerun = options.Rerun(parsed);
            if (rerun?.Problem is { } problem)
            {
                Console.Error.WriteLine(problem);
                return (int)ExitCode.WrongUsage;
            }

            if (options.Read(parsed, Console.Error, sends: false) is not { } specs)
                return (int)ExitCode.WrongUsage;
            if (options.Choose(parsed, specs, rerun, Console.Error) is not { } selected)
                return (int)ExitCode.NothingRan;
            var screen = Screen.OfConsole();
            Write(selected, parsed.GetValue(format) ?? (screen == Screen.Plain ? "text" : "table"), screen);
            return 0;
        });
        return command;
    }

    private static void Write(IReadOnlyList<ContractCase> cases, string format, Screen screen)
    {
        switch (format)
        {
            case "json":
                JsonOutput.Print(output => CaseJson.Write(output, cases));
                break;
            case "markdown":
                Console.Write(CaseMarkdown.Text(cases));
                break;
            case "table":
                Console.Write(string.Concat(CaseTable.Lines(cases, screen).Select(line => $"{line}\n"))); // in one piece: the console flushes whatever it is given
                break;
            default:
                foreach (var contractCase in cases)
                    Console.WriteLine(contractCase.Unproven is null ? contractCase.Id : $"{contractCase.Id}  (unproven: {contractCase.Unproven})");
                Console.WriteLine(CaseTotals.Cases(cases));
                break;
        }
    }
}

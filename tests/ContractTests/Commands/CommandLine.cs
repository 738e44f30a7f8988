using System.CommandLine;
using System.CommandLine.Help;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>The commands and their options. Without a command, `run` is meant; wrong usage ends with exit code 2.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        using var guard = CiLog.Guard();
        var parsed = Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See --help.");
            return (int)ExitCode.WrongUsage;
        }

        using var interruption = new Interruption();
        // Ctrl+C is ours: the default would end the process two seconds after the first one, and with it the clean-up.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, interruption.Token);
    }

    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("Contract tests: does the live API answer with the documented status codes and reason phrases?")
        {
            RunCommand.Define(),
            ListCommand.Define(),
            LintCommand.Define(),
            NewCommand.Define(),
            ImportCommand.Define(),
            CompareCommand.Define(),
            ServeCommand.Define(),
        };
        root.SetAction(_ => { }); // never taken, since a command is always there; without it, a mistyped one would also be told as missing
        return root.Parse(WithCommand(args));
    }

    private static string[] WithCommand(string[] args) => args switch
    {
        [] => ["run"],
        ["-h" or "-?" or "/?" or "--help" or "--version", ..] => args,
        [['-', ..], ..] => ["run", .. args],
        _ => args,
    };
}

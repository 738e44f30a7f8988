using System.CommandLine;
using ContractTests.Lints;
using ContractTests.Reports;
using ContractTests.Reports.Lints;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`lint`: every problem of the specs and everything that is most likely a mistake in them. Sends nothing.</summary>
internal sealed class LintCommand
{
    private readonly Option<string?> _environment = new("--env", "-e") { Description = "Only this environment (default: all of environments.yaml).", HelpName = "NAME" };
    private readonly Option<string?> _specs = CaseOptions.SpecsFolder();
    private readonly Option<string[]> _service = new("--service") { Description = "Only this service; may be given several times.", HelpName = "NAME" };
    private readonly Option<string> _format = new("--format") { Description = "text, json or sarif.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> _output = new("--output") { Description = "Write to this file instead of the console.", HelpName = "FILE" };
    private readonly Option<bool> _fix = new("--fix") { Description = "Correct in the files what is mechanical and certain, and print what is left." };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with 1 where there is a warning." };
    private readonly Option<bool> _rules = new("--rules") { Description = "Print the rules; read nothing." };

    private LintCommand()
    {
        _format.AcceptOnlyFromAmong("text", "json", "sarif");
        _output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && string.IsNullOrWhiteSpace(name))
                result.AddError("--output wants the name of a file.");
        });
    }

    public static Command Define()
    {
        var lint = new LintCommand();
        var command = new Command("lint", "Print every problem of the specs and what looks like a mistake; send nothing.")
        {
            lint._environment, lint._specs, lint._service, lint._format, lint._output, lint._fix, lint._strict, lint._rules,
        };
        command.SetAction(parsed => (int)lint.Go(parsed));
        return command;
    }

    private ExitCode Go(ParseResult parsed)
    {
        if (parsed.GetValue(_rules))
        {
            foreach (var rule in LintText.Rules())
                Console.WriteLine(rule);
            return ExitCode.Open;
        }

        var (folder, shown) = SpecsLocation.Find(parsed.GetValue(_specs));
        var services = parsed.GetValue(_service) ?? [];
        var environment = parsed.GetValue(_environment);
        var all = SpecLint.Of(folder, shown, environment);
        if (WhyNothing(all, services) is { Count: > 0 } reasons)
        {
            Console.Error.WriteLine(string.Join('\n', reasons));
            return ExitCode.NothingRan;
        }

        if (parsed.GetValue(_fix))
        {
            if (!Fix(all, folder, shown, environment, services, plain: parsed.GetValue(_format) == "text" && parsed.GetValue(_output) is null))
                return ExitCode.WrongUsage;
            all = SpecLint.Of(folder, shown, environment);
        }

        var report = new LintReport(Chosen(all, services));
        var sources = SpecsLocation.Sources(shown, folder);
        CiLog.Annotate(Annotations.Of(report, sources), report.Secrets);
        if (!LintDisplay.Show(report, sources, parsed.GetValue(_format)!, parsed.GetValue(_output))) // it has a default
            return ExitCode.WrongUsage;
        if (report.Lint.Count(LintLevel.Error) > 0)
            return ExitCode.WrongUsage;
        return parsed.GetValue(_strict) && report.Lint.Count(LintLevel.Warning) > 0 ? ExitCode.Closed : ExitCode.Open;
    }

    private static SpecLint Chosen(SpecLint lint, string[] services) => services.Length == 0 ? lint : lint.Only(services);

    private static List<string> WhyNothing(SpecLint lint, string[] services)
    {
        if (lint.Services.Count > 0)
            return [.. services.Where(s => !lint.Services.Contains(s)).Select(s => Selection.NoService(s, lint.Services))];
        return lint.Count(LintLevel.Error) > 0 ? [] : [Selection.NoCase];
    }

    // What is changed is told where it disturbs no output that a program reads.
    private static bool Fix(SpecLint before, string folder, string shown, string? environment, string[] services, bool plain)
    {
        var report = new LintReport(before);
        var output = plain ? Console.Out : Console.Error;
        try
        {
            var made = new SpecFixer(folder, shown, environment).Fix(lint => Chosen(lint, services));
            foreach (var finding in made)
                output.WriteLine(LintText.OfFixed(report, finding));
            output.WriteLine(made.Count == 0 ? "Nothing was to be fixed." : $"{Gate.Counted(made.Count, "fix", "fixes")} in {Gate.Counted(made.Select(f => f.File.Name).Distinct().Count(), "file")}.");
            output.WriteLine();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The specs could not be corrected: {report.Hide(error.Message)}");
            return false;
        }
    }
}

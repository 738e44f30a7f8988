using System.CommandLine;
using ContractTests.Imports.OpenApi;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`import openapi`: a service's folder out of an OpenAPI document; a second import adds what is new.</summary>
internal static class ImportOpenApiCommand
{
    public static Command Define()
    {
        var file = new Argument<string>("FILE") { Description = "The document: OpenAPI 3.0, 3.1 or 3.2, JSON or YAML." };
        var output = new Option<string?>("--output", "-o") { Description = "The specs folder to write, or a service's folder in a specs folder (default: the API's name with -specs).", HelpName = "DIR" };
        CaseOptions.WantsFolder(output);
        var command = new Command("openapi", "Make a service's specs out of an OpenAPI document; a second import adds what is new.") { file, output };
        command.SetAction(parsed => (int)Import(parsed.GetValue(file)!, parsed.GetValue(output))); // wrong usage without
        return command;
    }

    private static ExitCode Import(string file, string? output)
    {
        var outcome = OpenApiImport.Run(file, output);
        var errors = new HarmlessWriter(Console.Error);
        foreach (var line in outcome.Remarks.Concat(outcome.Problems))
            errors.WriteLine(line);
        if (!outcome.Written)
            return ExitCode.WrongUsage;
        foreach (var line in Lines(outcome))
            Console.WriteLine(line);
        return ExitCode.Open;
    }

    private static IEnumerable<string> Lines(ImportOutcome outcome)
    {
        foreach (var (shown, isNew) in outcome.Files)
            yield return $"{(isNew ? "new    " : "changed")}  {shown}";
        foreach (var added in outcome.Added)
            yield return $"added    {added}";
        foreach (var vanished in outcome.Vanished)
            yield return $"left     {vanished}";
        if (outcome.Files.Count == 0)
            yield return $"{outcome.Specs} has all that the document says: nothing was written.";
        yield return "";
        yield return $"{Gate.Counted(outcome.Operations, "operation")}, {Gate.Counted(outcome.Cases, "case")}, {outcome.Unproven:N0} of them unproven{(outcome.Protected == 0 ? "" : $", {outcome.Protected:N0} because the environment is `protected`")}";
        if (outcome.Lacking.Count > 0)
        {
            yield return "";
            yield return "The credentials are taken from variables that are not set yet:";
        }

        foreach (var variable in outcome.Lacking)
            yield return $"  export {variable}='…'";
        yield return "";
        yield return "Next:";
        yield return $"  {OwnCommand.Line("lint", "--specs", outcome.Specs)}";
        yield return $"  {OwnCommand.Line("run", "--specs", outcome.Specs)}";
    }
}

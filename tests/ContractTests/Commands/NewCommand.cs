using System.CommandLine;
using ContractTests.Commands.Starting;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>`new`: a first service to start from. What exists is left as it is.</summary>
internal static class NewCommand
{
    public static Command Define()
    {
        var service = new Argument<string>("SERVICE") { Description = "The service's name: a folder of this name is made." };
        var specs = new Option<string?>("--specs") { Description = "The folder with the specs, which is made where it is missing (default: specs, here or in a folder above).", HelpName = "DIR" };
        CaseOptions.WantsFolder(specs);
        var command = new Command("new", "Make a first service to start from, with comments.") { service, specs };
        command.SetAction(parsed => (int)Go(parsed.GetValue(service)!, parsed.GetValue(specs))); // wrong usage without
        return command;
    }

    private static ExitCode Go(string name, string? specs)
    {
        var folder = SpecsLocation.ForWriting(specs);
        var shown = specs ?? Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        var problems = new SpecProblems();
        var environments = EnvironmentNames.Read(Path.Combine(folder, SpecFolder.EnvironmentsFile), Path.Combine(shown, SpecFolder.EnvironmentsFile), problems);
        if (Obstacle(name, folder, shown) is { } obstacle)
            return Refuse(obstacle);
        if (problems.Any)
            return Refuse($"{string.Join("\n\n", problems.All)}\n\nNothing was made.");

        var service = new FirstService(folder, name);
        try
        {
            NewFiles.Make(folder, service.Files(environments.Identities is [var first, ..] ? first : null));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The service could not be made: {error.Message} Nothing was made.");
        }

        Tell(service, shown, NextOptions(specs, environments));
        return ExitCode.Open;

        static ExitCode Refuse(string why)
        {
            Console.Error.WriteLine(why);
            return ExitCode.WrongUsage;
        }
    }

    private static string? Obstacle(string name, string folder, string shown)
    {
        if (ServiceName.Problem(name) is { } problem)
            return problem;
        if (SpecFile.Misnamed(Path.Combine(folder, SpecFolder.EnvironmentsFile)) is { } rename && !File.Exists(Path.Combine(folder, SpecFolder.EnvironmentsFile)))
            return $"The environments of {shown} are not read: {rename}.";
        return Path.Exists(Path.Combine(folder, name)) ? $"{Path.Combine(shown, name)} exists, and is left as it is: choose another name, or another folder with --specs." : null;
    }

    private static string[] NextOptions(string? specs, EnvironmentNames environments) =>
    [
        .. specs is null ? [] : new[] { "--specs", specs },
        .. environments.Usual == EnvironmentChoice.Default ? [] : new[] { "-e", environments.Usual },
    ];

    private static void Tell(FirstService service, string shown, string[] options)
    {
        Console.WriteLine($"Made in {shown}:");
        foreach (var (file, use) in service.Told())
            Console.WriteLine($"  {file,-32} {use}");
        Console.WriteLine();
        Console.WriteLine("Next, write what is true of your API into the lines with EDIT. Then see whether it reads well, what would be sent, and what the API answers:");
        Console.WriteLine();
        string[] only = service.IsFirst ? [] : ["--service", service.Name];
        foreach (var command in new[] { "lint", "list", "run" })
            Console.WriteLine($"  {OwnCommand.Line([command, .. options, .. only])}");
    }
}

namespace ContractTests.Commands;

/// <summary>How this program can be started again from the working directory, as the beginning of a line for a shell.</summary>
internal static class OwnCommand
{
    private const string Project = "ContractTests.csproj";

    public static string Line(params string[] arguments) => string.Join(' ', [Program(AppContext.BaseDirectory, Directory.GetCurrentDirectory()), .. arguments.Select(Word)]);

    /// <summary>By its project where it lies in the project's own output, bin/CONFIGURATION/FRAMEWORK; else by its assembly.</summary>
    internal static string Program(string program, string workingFolder)
    {
        var project = Path.GetFullPath(Path.Combine(program, "..", "..", ".."));
        return File.Exists(Path.Combine(project, Project))
            ? $"dotnet run --project {Word(Path.GetRelativePath(workingFolder, project))} --"
            : $"dotnet {Word(Path.Combine(program, $"{typeof(OwnCommand).Assembly.GetName().Name}.dll"))}";
    }

    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '\\' or ':') && (OperatingSystem.IsWindows() || !text.Contains('\\', StringComparison.Ordinal)) ? text
        : OperatingSystem.IsWindows() ? $"\"{text}\""
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

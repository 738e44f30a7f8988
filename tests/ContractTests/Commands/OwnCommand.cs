namespace ContractTests.Commands;

/// <summary>How this program can be started again from the working directory, as the beginning of a line for a shell.</summary>
internal static class OwnCommand
{
    private const string Project = "ContractTests.csproj";

    public static string Line(params string[] arguments) => string.Join(' ', [Program(AppContext.BaseDirectory, Directory.GetCurrentDirectory(), Environment.ProcessPath), .. arguments.Select(Word)]);

    /// <summary>
    /// By its project where it lies in the project's own output, bin/CONFIGURATION/FRAMEWORK; else as this process was: by itself, as a published folder can
    /// be without an installed .NET, or by its assembly.
    /// </summary>
    internal static string Program(string program, string workingFolder, string? process = null)
    {
        var project = Path.GetFullPath(Path.Combine(program, "..", "..", ".."));
        if (File.Exists(Path.Combine(project, Project)))
            return $"dotnet run --project {Word(Path.GetRelativePath(workingFolder, project))} --";
        var name = typeof(OwnCommand).Assembly.GetName().Name;
        return process is not null && Path.GetFileNameWithoutExtension(process) == name ? Word(process) : $"dotnet {Word(Path.Combine(program, $"{name}.dll"))}";
    }

    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '\\' or ':') && (OperatingSystem.IsWindows() || !text.Contains('\\', StringComparison.Ordinal)) ? text
        : OperatingSystem.IsWindows() ? $"\"{text}\""
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

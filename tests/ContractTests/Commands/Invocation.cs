using ContractTests.Exchanges.Wire;

namespace ContractTests.Commands;

/// <summary>A command line that runs this program again from the working directory, to be copied into a shell.</summary>
internal static class Invocation
{
    private const string Project = "tests/ContractTests";

    public static string Of(params string[] arguments)
    {
        var project = Path.GetFullPath(Project);
        string[] program = File.Exists(Path.Combine(project, "ContractTests.csproj")) && IsWithin(AppContext.BaseDirectory, project)
            ? ["dotnet", "run", "--project", Project, "--"]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "ContractTests.dll")];
        return string.Join(' ', program.Concat(arguments).Select(word => ShellText.Quoted(word, bare: true)));
    }

    private static bool IsWithin(string folder, string root) => folder.StartsWith($"{root}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}

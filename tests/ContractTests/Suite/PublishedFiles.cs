using ContractTests.Reports;
using ContractTests.Suite.AllureResults;

namespace ContractTests.Suite;

/// <summary>What a CI server would publish of a run: the whole output folder, whoever put something there, and Allure's where that is another.</summary>
internal static class PublishedFiles
{
    public static IReadOnlyList<string> Of(string output, string specs, bool withAllure)
    {
        // Nobody publishes `--output .` as a whole: of a folder with the specs or the program in it, only what the run itself writes.
        var own = IsWithin(specs, output) || IsWithin(AppContext.BaseDirectory, output);
        string[] paths = own ? [.. ReportFolder.Names.Concat(AllureFolder.Names).Select(name => Path.Combine(output, name))] : [output];
        return withAllure && AllureFolder.Actual is { } allure && !paths.Any(path => IsWithin(allure, path)) ? [.. paths, allure] : paths;
    }

    private static bool IsWithin(string path, string folder) =>
        $"{Path.TrimEndingDirectorySeparator(path)}{Path.DirectorySeparatorChar}".StartsWith($"{Path.TrimEndingDirectorySeparator(folder)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}

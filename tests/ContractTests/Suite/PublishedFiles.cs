using Allure.Net.Commons;
using ContractTests.Reports;

namespace ContractTests.Suite;

/// <summary>What a CI server would publish of a run: the whole output folder, whoever put something there, and Allure's where that is another.</summary>
internal static class PublishedFiles
{
    public static IReadOnlyList<string> Of(string output, string specs)
    {
        // Nobody publishes `--output .` as a whole: of a folder with the specs or the program in it, only what the run itself writes.
        var own = IsWithin(specs, output) || IsWithin(AppContext.BaseDirectory, output);
        string[] paths = own ? [.. ReportFolder.Names.Append(AllureFolder.Name).Select(name => Path.Combine(output, name))] : [output];
        return AllureElsewhere() is { } allure && !paths.Any(path => IsWithin(allure, path)) ? [.. paths, allure] : paths;
    }

    private static string? AllureElsewhere()
    {
        try
        {
            return Path.GetFullPath(AllureLifecycle.Instance.AllureConfiguration.Directory);
        }
        catch (Exception)
        {
            return null; // somebody's ALLURE_CONFIG is broken: every test has fallen over for it, and nothing was written
        }
    }

    private static bool IsWithin(string path, string folder) =>
        $"{Path.TrimEndingDirectorySeparator(path)}{Path.DirectorySeparatorChar}".StartsWith($"{Path.TrimEndingDirectorySeparator(folder)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}

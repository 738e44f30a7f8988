using System.Text.Json;
using Allure.Net.Commons;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>Makes Allure write into a run's output folder, and that folder free of an earlier run's results.</summary>
internal static class AllureFolder
{
    public const string Name = "allure-results";

    private const string ConfigVariable = "ALLURE_CONFIG";

    private static readonly string[] OfOneRun = ["*-result.json", "*-container.json", "*-attachment*", "*-globals.json", AllureEnvironment.Name, AllureCategories.Name, AllureExecutor.Name, "*.unfinished", "*.tmp"];

    /// <summary>All that a run has to do with Allure lies under these names in its output folder.</summary>
    public static readonly IReadOnlyList<string> Names = [Name, AllureReport.Name, AllureConfigFile.Name, AllureConfigFile.History];

    /// <summary>Where Allure really writes to; null where somebody's ALLURE_CONFIG is broken: every test falls over for that.</summary>
    public static string? Actual
    {
        get
        {
            try
            {
                return Path.GetFullPath(AllureLifecycle.Instance.AllureConfiguration.Directory);
            }
            catch (Exception)
            {
                return null;
            }
        }
    }

    /// <summary>Returns, as a sentence, why nothing can be written there. An ALLURE_CONFIG that somebody set is theirs and stays.</summary>
    public static string? Prepare(string output)
    {
        if (Environment.GetEnvironmentVariable(ConfigVariable) is { Length: > 0 })
            return null;
        var folder = Path.Combine(output, Name);
        try
        {
            Configure(folder); // also where it cannot be written to: the results must not go to Allure's own default instead
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{Name} could not be written to {output}: {error.Message}";
        }

        return Clear(output);
    }

    /// <summary>Takes an earlier run's results and report away, but not its history; returns, as a sentence, why they stay.</summary>
    public static string? Clear(string output)
    {
        var folder = Path.Combine(output, Name);
        try
        {
            File.Delete(Path.Combine(output, AllureConfigFile.Name));
            if (Directory.Exists(Path.Combine(output, AllureReport.Name)))
                Directory.Delete(Path.Combine(output, AllureReport.Name), recursive: true);
            if (!Directory.Exists(folder))
                return null;
            foreach (var file in OfOneRun.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)))
                File.Delete(file);
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null; // there was no run before
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{Name} of an earlier run could not be deleted from {output}: {error.Message}";
        }
    }

    /// <summary>One sentence for all the tests that fell over because Allure could not write what it was told, each for a reason.</summary>
    public static string Unwritten(IReadOnlyList<string> reasons) => $"{Name} could not be written, {Gate.Counted(reasons.Count, "test")} fell over: {reasons[0]}";

    public static bool IsUnwritten(string fault) => fault.StartsWith($"{Name} could not be written, ", StringComparison.Ordinal);

    private static void Configure(string folder)
    {
        var config = Path.Combine(Path.GetTempPath(), $"contract-tests-allure-{Environment.ProcessId}.json");
        Environment.SetEnvironmentVariable(ConfigVariable, config); // also where the file cannot be written
        File.WriteAllText(config, $$$"""{"allure":{"directory":{{{JsonSerializer.Serialize(folder, AllureJson.Default.String)}}}}}""");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(config);
    }
}

using System.Text.Json;

namespace ContractTests.Suite;

/// <summary>Makes Allure write into a run's output folder, and that folder free of an earlier run's results.</summary>
internal static class AllureFolder
{
    public const string Name = "allure-results";

    private const string ConfigVariable = "ALLURE_CONFIG";

    /// <summary>An ALLURE_CONFIG that somebody set is theirs and stays.</summary>
    public static void Prepare(string output)
    {
        if (Environment.GetEnvironmentVariable(ConfigVariable) is { Length: > 0 })
            return;
        var folder = Path.Combine(output, Name);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var pattern in new[] { "*-result.json", "*-container.json", "*-attachment*" })
            {
                foreach (var file in Directory.EnumerateFiles(folder, pattern))
                    File.Delete(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return; // writing the first result will fail in the same way, and that is told
        }

        var config = Path.Combine(Path.GetTempPath(), $"contract-tests-allure-{Environment.ProcessId}.json");
        File.WriteAllText(config, $$$"""{"allure":{"directory":{{{JsonSerializer.Serialize(folder)}}}}}""");
        Environment.SetEnvironmentVariable(ConfigVariable, config);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(config);
    }
}

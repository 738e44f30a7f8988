using System.Text.Json;
using ContractTests.Exchanges;
using ContractTests.Reports;

namespace ContractTests.Suite.AllureResults;

/// <summary>The files of Allure's that speak of a run as a whole.</summary>
internal static class AllureFiles
{
    /// <summary>Writes them into the folder of Allure's results, and the configuration beside the reports; returns, as sentences, what could not be written.</summary>
    public static IReadOnlyList<string> Write(string folder, string output, string specs, Results results, IReadOnlyList<string> remarks, Secrets secrets)
    {
        try
        {
            Directory.CreateDirectory(folder);
            ReportFile.Write(Path.Combine(folder, AllureEnvironment.Name), secrets.Hide(AllureEnvironment.Text(results, specs)));
            ReportFile.Write(Path.Combine(folder, AllureCategories.Name), JsonSerializer.Serialize(AllureCategories.All, AllureJson.Readable.IReadOnlyListAllureCategory));
            if (AllureExecutor.Of(name => Environment.GetEnvironmentVariable(name) ?? "", secrets) is { } executor)
                ReportFile.Write(Path.Combine(folder, AllureExecutor.Name), JsonSerializer.Serialize(executor, AllureJson.Readable.AllureExecutor));
            if (AllureGlobals.Of(results, [.. remarks.Select(secrets.Hide)]) is { } globals)
                ReportFile.Write(Path.Combine(folder, $"{Guid.NewGuid()}-globals.json"), JsonSerializer.Serialize(globals, AllureJson.Readable.AllureGlobals));
            ReportFile.Write(Path.Combine(output, AllureConfigFile.Name), AllureConfigFile.Text(results));
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"{AllureFolder.Name} could not be written to {output}: {error.Message}"];
        }
    }
}

using System.Text.Json;
using ContractTests.Reports;

namespace ContractTests.Suite.AllureResults;

/// <summary>
/// `allurerc.mjs`: how Allure 3 makes the report of this run. It lies beside the results, where `npx allure generate` finds it when it is started there.
/// </summary>
internal static class AllureConfigFile
{
    public const string Name = "allurerc.mjs";

    /// <summary>What Allure 3 remembers of the runs whose reports it made; no run deletes it.</summary>
    public const string History = "allure-history.jsonl";

    public static string Text(Results results) => $$"""
        // How Allure 3 shows this run. In this folder: npx allure@3 generate {{AllureFolder.Name}}
        // For a report of your own kind, copy this file to where you start Allure, and change it there.
        export default {
          name: {{Quoted($"Contract tests: {results.Run.Environment}")}},
          output: "{{AllureReport.Name}}",
          historyPath: "{{History}}",
          historyLimit: 50,
          hideLabels: ["host", "thread", "language", "framework", "package"],
          plugins: {
            awesome: {
              options: {
                singleFile: true, // opens without a web server
                groupBy: ["parentSuite", "suite", "subSuite"], // service, file, operation
              },
            },
          },
          categories: {{JsonSerializer.Serialize(AllureCategories.All, AllureJson.Readable.IReadOnlyListAllureCategory).ReplaceLineEndings("\n  ")}},
        };

        """.ReplaceLineEndings("\n");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, AllureJson.Default.String);
}

using ContractTests.Reports.Page;

namespace ContractTests.Reports;

/// <summary>
/// `coverage.html`: operation by status, each cell with its evidence. One page that fetches nothing: what it shows and what it needs to show it lies
/// in the file.
/// </summary>
public static class CoverageFile
{
    public const string Name = "coverage.html";

    public static void Write(string folder, Results results) => ReportFile.Write(Path.Combine(folder, Name), Text(results));

    public static string Text(Results results)
    {
        var data = PageData.Of(results);
        var summary = new PageSummary(results, data);
        return PageTemplate.Filled(new Dictionary<string, string>
        {
            ["title"] = summary.Title,
            ["facts"] = summary.Facts,
            ["gate"] = summary.Gate,
            ["verdicts"] = summary.Verdicts,
            ["sections"] = PageSections.Of(results),
            ["failures"] = PageSections.Failures(results),
            ["data"] = data.Json(),
        });
    }
}

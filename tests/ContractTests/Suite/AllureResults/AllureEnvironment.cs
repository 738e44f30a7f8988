using System.Runtime.InteropServices;
using System.Text;
using ContractTests.Reports;

namespace ContractTests.Suite.AllureResults;

/// <summary>`environment.properties`: where and how the run was, for both versions of Allure. A key ends at its first space.</summary>
internal static class AllureEnvironment
{
    public const string Name = "environment.properties";

    public static string Text(Results results, string specs)
    {
        var run = results.Run;
        (string Key, string Value)[] lines =
        [
            ("Environment", run.Environment),
            ("Base_URL", run.BaseUrl),
            ("Run", run.Id),
            ("Specs", specs),
            ("Services", string.Join(", ", results.Cases.Select(c => c.Service).Distinct())),
            ("Gate", SummaryFile.GateLine(results.Gate)),
            (".NET", Environment.Version.ToString()),
            ("System", RuntimeInformation.OSDescription),
        ];
        return string.Concat(lines.Where(l => l.Value.Length > 0).Select(l => $"{l.Key}={Escaped(l.Value)}\n"));
    }

    // As Java's Properties read it: ISO-8859-1, a backslash escapes.
    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
            text.Append(c switch { '\\' => @"\\", >= ' ' and <= '~' => c.ToString(), _ => $@"\u{(int)c:x4}" });
        return text.ToString();
    }
}

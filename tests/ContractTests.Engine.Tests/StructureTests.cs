using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace ContractTests;

/// <summary>The engine's folders tell a story in order; code knows what came before it and nothing of what comes after.</summary>
internal sealed partial class StructureTests
{
    [TestCase("", "Contracts", "Lints", "Exchanges", "Judgements", "Runs", "Reports")]
    [TestCase("Contracts.", "Reading", "Requests", "Environments", "Expectations", "Services")]
    public void A_using_points_only_backwards(string within, params string[] stages)
    {
        var forward = new List<string>();
        foreach (var (file, text) in Sources())
        {
            var stage = Array.IndexOf(stages, StageOf(file, within.TrimEnd('.')));
            foreach (Match match in Usings().Matches(text))
            {
                var name = match.Groups["namespace"].Value;
                var used = name.StartsWith(within, StringComparison.Ordinal) ? Array.IndexOf(stages, name[within.Length..].Split('.')[0]) : -1;
                if (stage >= 0 && used > stage)
                    forward.Add($"{file}: using ContractTests.{name}");
            }
        }

        Assert.That(forward, Is.Empty);
    }

    [Test]
    public void The_engine_knows_neither_NUnit_nor_Allure() =>
        Assert.That(Sources().Where(s => s.Text.Contains("using NUnit", StringComparison.Ordinal) || s.Text.Contains("using Allure", StringComparison.Ordinal)).Select(s => s.File), Is.Empty);

    private static string StageOf(string file, string within)
    {
        var parts = file.Split('/');
        return within.Length == 0 ? parts[0] : parts[0] == within && parts.Length > 2 ? parts[1] : "";
    }

    private static IEnumerable<(string File, string Text)> Sources([CallerFilePath] string here = "")
    {
        var engine = Path.Combine(Path.GetDirectoryName(here)!, "..", "ContractTests.Engine"); // a source file lies in a folder
        var files = Directory.EnumerateFiles(engine, "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj")).ToList();
        Assert.That(files, Is.Not.Empty);
        return files.Select(f => (Path.GetRelativePath(engine, f).Replace('\\', '/'), File.ReadAllText(f)));
    }

    [GeneratedRegex(@"^using ContractTests\.(?<namespace>[A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();
}

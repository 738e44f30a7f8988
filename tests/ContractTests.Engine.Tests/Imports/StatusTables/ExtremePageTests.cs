using System.Diagnostics;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>Pages that nobody writes but a machine: they are read in about the time that their length takes, and never end the process.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ExtremePageTests
{
    // Each takes a fraction of a second; what is quadratic takes far longer.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    public static IEnumerable<TestCaseData> Deep() =>
    [
        Page("tables in tables", "deep.html", Many("<table><tr><td>", 5_000) + "404"),
        Page("lists in lists", "deep.html", Many("<ul><li>", 5_000) + "404 Not Found"),
        Page("bold in bold", "deep.html", "<table><tr><td>404<td>" + Many("<b>", 5_000) + "Not Found"),
        Page("tables in tables in Markdown", "deep.md", Many("<table><tr><td>\n\n", 1_250) + "404"),
        Page("quotations in quotations", "deep.md", Many("> ", 5_000) + "| 404 | Not Found |"),
        Page("brackets in brackets", "deep.md", "| 404 | " + Many("[", 5_000) + "Not Found" + Many("]", 5_000) + " |"),
        Page("lists in lists in Markdown", "deep.md", string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', 2 * i) + "- x\n"))),
        Page("lists in lists in reStructuredText", "deep.rst", string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', 2 * i) + "- x\n\n"))),
        Page("items in items", "deep.rst", Many("* - ", 5_000) + "404"),
    ];

    public static IEnumerable<TestCaseData> Long() =>
    [
        Page("pipes", "long.md", "Code | Reason\n---|---\n" + Many("|", 25_000)),
        Page("back-ticks", "long.md", "| 404 | " + Many("`a", 12_500)),
        Page("stars", "long.md", "| 404 | " + Many("*a **a ", 5_000)),
        Page("no separator", "long.md", Many("| 404 | Not Found\n", 5_000)),
        Page("entities", "long.html", "<table><tr><td>404<td>" + Many("&amp", 12_500)),
        Page("spans", "long.html", "<table>" + Many("<tr><td rowspan=1000000000 colspan=1000000000>404", 500)),
        Page("spans beside spans", "long.html", "<table><tr>" + Many("<td rowspan=65534 colspan=1000>404", 250)),
        Page("borders", "long.rst", Many("+---+---+\n| 4 |\n", 5_000)),
        Page("a border", "long.rst", Many("+-", 12_500) + "+\n" + Many("| ", 12_500) + "|\n" + Many("+-", 12_500) + "+\n"),
        Page("columns", "long.rst", Many("= ", 12_500) + "\n" + Many("4 ", 12_500) + "\n" + Many("= ", 12_500) + "\n"),
        Page("simple tables without an end", "long.rst", Many("==== ====\n404  x\n\n", 2_500)),
        Page("items", "long.rst", ".. list-table::\n\n" + Many("   * - 404\n", 7_500)),
        Page("a quotation mark", "long.csv", "code,reason\n404,\"" + Many("x,y\n", 25_000)),
        Page("quotation marks", "long.csv", "code,reason\n" + Many("\"404\"\",", 12_500)),
        Page("commas", "long.csv", Many(",", 50_000)),
    ];

    [TestCaseSource(nameof(Deep))]
    [TestCaseSource(nameof(Long))]
    public void An_extreme_page_is_read_in_time(string fileName, string text)
    {
        var begun = Stopwatch.GetTimestamp();

        // A thread of its own: those of the pool may be busy with other tests.
        var reading = Task.Factory.StartNew(() => ImportedTable.Read(fileName, text), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.That(reading.Wait(Bound), Is.True, $"it is not read within {Bound.TotalSeconds} seconds");
        var page = new PageText(text);
        Assert.That(reading.Result.Statuses.SelectMany(s => s.Reasons).Distinct().Take(20).Where(r => r.Length < 100 && !page.Has(r)), Is.Empty);
        TestContext.Out.WriteLine($"{text.Length} characters in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:F0} ms");
    }

    private static TestCaseData Page(string name, string fileName, string text) => new TestCaseData(fileName, text).SetArgDisplayNames(name, fileName);

    private static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}

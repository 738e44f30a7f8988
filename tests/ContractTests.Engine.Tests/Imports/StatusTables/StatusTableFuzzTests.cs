using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>Broken pages, the same ones in every run; `CONTRACT_FUZZ` says how many.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StatusTableFuzzTests
{
    // A page takes milliseconds. The bound is for what would never end, also on a machine that has other things to do.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private static int Mutants => int.Parse(Environment.GetEnvironmentVariable("CONTRACT_FUZZ") ?? "2500", CultureInfo.InvariantCulture);

    [Test]
    public void Nothing_is_invented_however_broken_a_page_is()
    {
        var pages = StatusTableDocument.Names.Select(StatusTableDocument.Read).ToList();
        var begun = new ConcurrentDictionary<int, long>();
        var broken = new ConcurrentQueue<string>();
        var read = 0;
        var reading = Task.Run(() => Parallel.For(0, Mutants, (number, loop) =>
        {
            begun[number] = Stopwatch.GetTimestamp();
            var mutant = PageMutant.Of(number, pages);
            foreach (var complaint in Complaints(mutant))
                broken.Enqueue($"mutant {number} ({mutant.FileName}, from {pages[number % pages.Count].Name}): {complaint}");
            begun.TryRemove(number, out _);
            Interlocked.Increment(ref read);
            if (broken.Count >= 20)
                loop.Stop();
        }));

        while (!reading.Wait(TimeSpan.FromMilliseconds(50)))
        {
            var stuck = begun.Where(b => Stopwatch.GetElapsedTime(b.Value) > Bound).Select(b => b.Key).ToList();
            Assert.That(stuck, Is.Empty, $"these mutants are not read within {Bound.TotalSeconds} seconds");
        }

        Assert.Multiple(() =>
        {
            Assert.That(broken, Is.Empty);
            Assert.That(read, Is.EqualTo(Mutants));
        });
    }

    private static List<string> Complaints(PageMutant mutant)
    {
        ImportedTable table;
        try
        {
            table = ImportedTable.Read(mutant.FileName, mutant.Text);
        }
        catch (Exception e) when (e is not OutOfMemoryException) // every other one is what is looked for
        {
            return [$"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}"];
        }

        var text = new Lazy<PageText>(() => new PageText(mutant.Text));
        var lines = mutant.Text.AsSpan().Count('\n') + mutant.Text.AsSpan().Count('\r') + 1;
        return
        [
            .. table.Statuses.Where(s => !text.Value.Has(s.Key)).Select(s => $"the page has no {s.Key}"),
            .. table.Statuses.SelectMany(s => s.Reasons.Where(r => !text.Value.Has(r)).Select(r => $"the page has no \"{r}\" for {s.Key}")),
            .. table.Statuses.Where(s => s.Reasons.Any(r => r.Length == 0 || r.Trim() != r || r.Any(char.IsControl))).Select(s => $"{s.Key} has an untidy phrase"),
            .. table.Statuses.Where(s => s.Line < 1 || s.Line > lines).Select(s => $"{s.Key} is said to stand in line {s.Line} of {lines}"),
            .. table.Remarks.Where(r => r.Line < 1 || r.Line > lines).Select(r => $"a remark is said to belong to line {r.Line} of {lines}"),
            .. table.Statuses.GroupBy(s => s.Key).Where(g => g.Count() > 1).Select(g => $"{g.Key} has {g.Count()} rows"),
        ];
    }
}

using System.Globalization;
using ContractTests.Imports.StatusTables.Judging;
using ContractTests.Imports.StatusTables.Pages;

namespace ContractTests.Imports.StatusTables;

/// <summary>
/// The statuses that a documentation page lists in its tables, sorted by code, with all that is uncertain about them. Reading never throws: a page without such
/// a table is one without statuses, and <see cref="WhyNone"/> says what was seen instead.
/// </summary>
public sealed record ImportedTable(string FileName, string? Title, IReadOnlyList<ImportedStatus> Statuses, IReadOnlyList<int> TableLines, IReadOnlyList<ImportRemark> Remarks)
{
    public string? WhyNone { get; private init; }

    /// <summary>"17 statuses from 2 tables (lines 12 and 40), 3 without a phrase".</summary>
    public string Summary
    {
        get
        {
            var lines = TableLines.Select(l => l.ToString(CultureInfo.InvariantCulture)).ToList();
            var from = lines is [var only] ? $"1 table (line {only})" : $"{lines.Count} tables (lines {string.Join(", ", lines.SkipLast(1))} and {lines.LastOrDefault()})";
            var lacking = Statuses.Count(s => s.LacksReason);
            return $"{(Statuses.Count == 1 ? "1 status" : $"{Statuses.Count} statuses")} from {from}{(lacking == 0 ? "" : $", {lacking} without a phrase")}";
        }
    }

    public static ImportedTable Read(string fileName, string text) => Read(fileName, text, PageFormats.Of(fileName, text));

    public static ImportedTable Read(string fileName, string text, PageFormat format)
    {
        var page = Page.Read(format, text.TrimStart('\uFEFF'));
        var judged = page.Grids.SelectMany(SideBySide.Apart).Select(StatusGrid.Judge).ToList();
        var sure = judged.Where(j => j.Certainty == Certainty.Sure).ToList();
        var taken = sure.Count > 0 ? sure : judged.Where(j => j.Certainty == Certainty.Doubtful).ToList();
        var merged = StatusMerge.Of(taken.SelectMany(StatusRows.Of));
        var remarks = new List<ImportRemark>(page.Remarks);
        remarks.AddRange(taken.SelectMany(StatusRows.Remarks));
        remarks.AddRange(merged.Remarks);
        remarks.AddRange(judged.Where(j => j.Certainty == Certainty.Doubtful).Select(j => new ImportRemark(j.Grid.Line, sure.Count > 0 ? $"this table is left out: {j.Why}" : $"this table is taken for want of a better one: {j.Why}")));
        return new ImportedTable(fileName, page.Title, merged.Statuses, [.. taken.Select(t => t.Grid.Line).Distinct()], [.. remarks.Distinct().OrderBy(r => r.Line)])
        {
            WhyNone = merged.Statuses.Count > 0 ? null : Sighting.Of(judged, text),
        };
    }
}

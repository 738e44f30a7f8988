
namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>Makes one row of all that a page says about a status. Where it gives two phrases, both are kept, and that is said.</summary>
internal static class StatusMerge
{
    public static (IReadOnlyList<ImportedStatus> Statuses, IReadOnlyList<ImportRemark> Remarks) Of(IEnumerable<FoundStatus> found)
    {
        var statuses = new List<ImportedStatus>();
        var remarks = new List<ImportRemark>();
        foreach (var group in found.GroupBy(f => f.Key).OrderBy(g => g.Key.Code).ThenBy(g => g.Key.IsRange))
        {
            var (key, rows) = (group.Key, group.ToList());
            var phrases = rows.SelectMany(r => r.Phrases.Select(phrase => (Phrase: phrase, r.Line))).DistinctBy(p => p.Phrase).ToList();
            statuses.Add(new ImportedStatus(key, [.. phrases.Select(p => p.Phrase)], rows[0].Line)
            {
                Methods = [.. rows.SelectMany(r => r.Methods).Distinct()],
                Descriptions = [.. rows.Select(r => r.Description).Where(d => d.Length > 0).Distinct()],
            });
            remarks.AddRange(rows.Where(r => r.Doubt is not null && (phrases.Count == 0 || r.Phrases.Count > 0)).DistinctBy(r => r.Doubt).Select(r => Remark(r.Line, r.Doubt!))); // of those with a doubt
            if (key.IsRange)
                remarks.Add(Remark(rows[0].Line, $"the page gives no phrase that could be checked for {key}"));
            else if (phrases.Count == 0 && rows.All(r => r.Doubt is null))
                remarks.Add(Remark(rows[0].Line, $"the page gives no phrase for {key}"));
            if (phrases.Select(p => p.Line).Distinct().Count() > 1)
                remarks.Add(Remark(phrases[^1].Line, $"the page gives more than one phrase for {key}, and any of them will do: {string.Join(", ", phrases.Select(p => $"`{p.Phrase}` in line {p.Line}"))}"));

            ImportRemark Remark(int line, string message) => new(line, message) { Key = key };
        }

        return (statuses, remarks);
    }
}

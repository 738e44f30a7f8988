using System.Text.RegularExpressions;
using ContractTests.Contracts;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>Takes the statuses out of a table that lists them, row by row.</summary>
internal sealed partial class StatusRows
{
    private readonly CodeColumn _codes;
    private readonly PhraseColumn? _phrases;
    private readonly List<int> _methods;
    private readonly List<int> _descriptions;

    private StatusRows(StatusGrid judged, CodeColumn codes)
    {
        (_codes, _phrases) = (codes, judged.Phrases);
        var others = Enumerable.Range(0, codes.Grid.Width).Where(c => c != codes.Index && c != judged.Phrases?.Index).ToList();
        _methods = [.. others.Where(c => Methods.Fill(codes, c))];
        _descriptions = [.. others.Except(_methods).Where(IsProse)];
    }

    public static IEnumerable<FoundStatus> Of(StatusGrid judged) => judged.Codes is { } codes ? new StatusRows(judged, codes).Statuses() : [];

    public static IEnumerable<ImportRemark> Remarks(StatusGrid judged)
    {
        foreach (var cell in judged.Codes?.Unread ?? [])
            yield return new ImportRemark(cell.Line, $"`{Shown(cell.Words)}` is no status code: the row is left out");
        foreach (var (row, entry) in (judged.Codes?.Rows ?? []).DistinctBy(r => r.CodeCell).SelectMany(r => r.Codes.Where(c => c.Key is null).Select(c => (r, c))))
            yield return new ImportRemark(row.Line, $"`{entry.Written}` is a part of a range and left out: a table holds single codes, and ranges such as {entry.Written[0]}XX");
    }

    private IEnumerable<FoundStatus> Statuses()
    {
        foreach (var row in _codes.Rows)
        {
            for (var entry = 0; entry < row.Codes.Count; entry++)
            {
                if (row.Codes[entry].Key is { } key)
                    yield return Status(row, entry, key);
            }
        }
    }

    private FoundStatus Status(CodedRow row, int entry, StatusKey key)
    {
        var behind = row.Codes[entry].Rest;
        var texts = new List<string>();
        IReadOnlyList<string> phrases = [];
        string? doubt = null;
        if (!key.IsRange && InCell(row, entry, key) is { } inCell)
        {
            phrases = inCell.Phrases;
            behind = inCell.Behind;
        }

        if (_phrases is { } column && phrases.Count == 0)
        {
            var reading = PhraseColumn.Read(row, entry, column.Index);
            if (key.IsRange)
                texts.Add(reading.Behind.Length > 0 ? reading.Behind : string.Join(' ', reading.Phrases));
            else
                (phrases, doubt) = Taken(reading, column, row, key.Code);
            if (!key.IsRange && (phrases.Count == 0 || reading.Behind.Length > 0))
                texts.Add(phrases.Count == 0 ? WholeText(row, column.Index) : reading.Behind);
            if (column.Index == PhraseColumn.InCode)
                behind = "";
        }

        texts.Insert(0, behind);
        texts.AddRange(_descriptions.Select(c => row.Row.Cell(c).IsBlank ? "" : row.Row.Cell(c).Words));
        var methods = _methods.SelectMany(c => Methods.Of(row.Row.Cell(c))).Distinct().ToList();
        return new FoundStatus(key, row.Line, phrases, doubt, methods, Description(texts, phrases));
    }

    // `200 OK` is a status line, whatever the other cells of its column are.
    private PhraseReading? InCell(CodedRow row, int entry, StatusKey key)
    {
        if (row.Codes[entry].Rest.Length == 0 || _phrases?.Index == PhraseColumn.InCode)
            return null;
        var reading = PhraseColumn.Read(row, entry, PhraseColumn.InCode);
        return reading.IsKnown && reading.Phrases.All(p => PhraseText.IsVerbatim(p, key.Code)) ? reading : null;
    }

    private static (IReadOnlyList<string> Phrases, string? Doubt) Taken(PhraseReading reading, PhraseColumn column, CodedRow row, int code)
    {
        // One phrase for several codes is that of each where it is known for one of them; other words may be about them all.
        var isShared = row.Codes.Count > 1 && reading.Phrases.Count > 0 && !reading.IsKnown && !row.Codes.Any(c => c.Key is { IsRange: false } key && PhraseText.IsRegistered(reading.Phrases[0], key.Code));
        if (isShared)
            return ([], $"`{Shown(reading.Phrases[0])}` stands beside several codes, so {code} is left without a phrase");
        switch (reading.Kind)
        {
            case PhraseKind.Known or PhraseKind.KnownLead:
                return (reading.Phrases, null);
            case PhraseKind.Near or PhraseKind.Title or PhraseKind.TitleLead when column.HoldsUnusual && (reading.Kind != PhraseKind.TitleLead || column.Separators.Contains(reading.Separator)):
                var usual = RegisteredPhrases.Of(code);
                return (reading.Phrases, usual.Count == 0 ? null : $"`{reading.Phrases[0]}` stands where the other rows have their phrases, and is taken for that of {code}; usual is `{usual[0]}`");
            case PhraseKind.Blank:
                return ([], null);
            default:
                return ([], $"`{Shown(reading.Phrases.Count > 0 ? $"{reading.Phrases[0]} {reading.Behind}" : reading.Behind)}` reads like a description, so {code} is left without a phrase");
        }
    }

    private static string WholeText(CodedRow row, int column) => column == PhraseColumn.InCode ? string.Join(' ', row.Codes.Select(c => c.Rest)) : row.Row.Cell(column).IsBlank ? "" : row.Row.Cell(column).Words;

    private static string Description(IEnumerable<string> texts, IReadOnlyList<string> phrases) =>
        string.Join(' ', texts.Select(t => FootnoteMark().Replace(t.Replace('\n', ' '), "").Trim()).Where(t => t.Length > 0 && !phrases.Contains(t, StringComparer.OrdinalIgnoreCase)).Distinct());

    // Words for people, not names, numbers or marks.
    private bool IsProse(int column)
    {
        var cells = _codes.Rows.Select(r => r.Row.Cell(column)).Where(c => !c.IsBlank).Distinct().ToList();
        return cells.Count > 0 && cells.Count(c => c.Text.Contains(' ', StringComparison.Ordinal) || c.Text.Any(t => t > '\u2E80') || PhraseText.IsTitle(c.Text)) * 2 > cells.Count;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 57).TrimEnd()}…";

    [GeneratedRegex(@"\[\^\w{1,8}\]", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();
}

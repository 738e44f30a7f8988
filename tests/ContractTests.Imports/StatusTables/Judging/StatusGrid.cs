using System.Buffers;
using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Grids;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>How sure it is that a table lists HTTP statuses.</summary>
internal enum Certainty
{
    No,

    /// <summary>Its codes are statuses, but it is a list of something else: taken where the page has no better one.</summary>
    Doubtful,
    Sure,
}

/// <summary>The judgement over a table: whether it lists HTTP statuses, in which columns, and if not, why not.</summary>
internal sealed partial record StatusGrid(Grid Grid, Certainty Certainty, string Why, CodeColumn? Codes, PhraseColumn? Phrases)
{
    private static readonly SearchValues<char> RangeMarks = SearchValues.Create("xX*");

    public static StatusGrid Judge(Grid grid)
    {
        if (grid.Rows.Count == 0)
            return new StatusGrid(grid, Certainty.No, "it is empty", null, null);
        var columns = CodeColumn.In(grid).ToList();
        if (columns.Count == 0)
            return new StatusGrid(grid, Certainty.No, "no column of it holds status codes", null, null);
        return columns.Select(Judge).OrderByDescending(j => j.Certainty).ThenByDescending(j => j.Phrases is not null).ThenByDescending(j => HeaderWords.NamesStatuses(j.Codes?.Header ?? "")).First();
    }

    private static StatusGrid Judge(CodeColumn codes)
    {
        var phrases = PhraseColumn.In(codes);
        var grid = codes.Grid;
        if (HeaderWords.NamesOtherNumbers(codes.Header))
            return new StatusGrid(grid, Certainty.No, $"the numbers under `{codes.Header}` are no statuses", codes, phrases);
        if (HeaderWords.NamesOtherCodes(codes.Header))
            return new StatusGrid(grid, Certainty.No, $"the codes under `{codes.Header}` are of another kind", codes, phrases);
        if (!IsLikely(codes, phrases))
            return new StatusGrid(grid, Certainty.No, "nothing says that its numbers are HTTP statuses", codes, phrases);
        if (SomethingElse(codes) is { } other && (phrases is not { KnownShare: >= 0.5 } || other.Always))
            return new StatusGrid(grid, Certainty.Doubtful, other.Why, codes, phrases);
        return new StatusGrid(grid, Certainty.Sure, "", codes, phrases);
    }

    private static bool IsLikely(CodeColumn codes, PhraseColumn? phrases)
    {
        var around = $"{codes.Grid.Caption} {codes.Grid.Heading}";
        if (phrases is { IsNamed: true } && (HeaderWords.NamesHttp(codes.Header) || HeaderWords.NamesStatuses(codes.Header)))
            return true;
        if (phrases is { Known: > 0 } && (phrases.KnownShare >= 0.3 || HeaderWords.NamesStatuses(codes.Header)))
            return true;
        if (codes.Codes.Count > 1 && codes.Codes.All(c => c.Key is { IsRange: true } && c.Written.AsSpan().ContainsAny(RangeMarks))) // `4xx` is nothing else
            return true;
        if (HeaderWords.NamesHttp(codes.Header) || (HeaderWords.NamesHttp(around) && HeaderWords.NamesStatuses($"{codes.Header} {around}")))
            return codes.UsualShare >= 0.3;
        if (HeaderWords.NamesStatuses(codes.Header) || (HeaderWords.NamesStatuses(around) && codes.Index == 0))
            return codes.UsualShare > 0.65;
        if (codes.Index == 0 && HeaderWords.IsCode(codes.Header) && codes.Codes.Count >= 3 && codes.UsualShare >= 1 && !codes.HasRoundCodesOnly)
            return true;
        return codes.Index == 0 && codes.Header.Length == 0 && codes.Codes.Count >= 3 && codes.UsualShare >= 0.9 && codes.Codes.Count(c => c.Key is { Code: var code } && code % 10 != 0) * 2 >= codes.Codes.Count;
    }

    private static (string Why, bool Always)? SomethingElse(CodeColumn codes)
    {
        var grid = codes.Grid;
        var others = Enumerable.Range(0, grid.Width).Where(c => c != codes.Index).ToList();
        if (others.Select(c => HeaderOf(codes, c)).Append(codes.Header).Append(grid.Caption).FirstOrDefault(HeaderWords.NamesOtherCodes) is { } named)
            return ($"`{named}` is about codes of another kind", true);
        if (others.Any(c => IsMostly(codes, c, VendorCode())))
            return ("it lists error codes of the vendor's own, with a status each", false);
        if (others.Any(c => IsMostly(codes, c, Route())))
            return ("it lists operations, with statuses to each", true);
        return null;
    }

    public static string HeaderOf(CodeColumn codes, int column)
    {
        var first = codes.Rows.Count == 0 ? 0 : codes.Grid.Rows.TakeWhile(r => r != codes.Rows[0].Row).Count();
        return string.Join(' ', codes.Grid.Rows.Take(first).Where(r => !r.IsSection).Select(r => r.Cell(column)).Distinct().Select(c => c.Words));
    }

    private static bool IsMostly(CodeColumn codes, int column, Regex shape)
    {
        var cells = codes.Rows.Select(r => r.Row.Cell(column)).Where(c => !c.IsBlank).Distinct().ToList();
        return cells.Count > 0 && cells.Count(c => c.Text.Length < 200 && shape.IsMatch(c.Text)) * 2 > cells.Count;
    }

    // `LTS.0403`, `40301`, `E-1001`, `invalid_token`, `InvalidParameter`, `ERR_NOT_FOUND`.
    [GeneratedRegex(@"^[`""]?(?:[A-Za-z]+[._-]?\d{3,}|\d{4,}|[A-Z]{2,}(?:[._-][A-Za-z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+|[A-Za-z]+\.\d+|(?:[A-Z][a-z]+){2,}|[a-z]+(?:[A-Z][a-z]+)+)[`""]?$", RegexOptions.CultureInvariant)]
    private static partial Regex VendorCode();

    [GeneratedRegex(@"^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?/[\w{}:./?-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Route();
}

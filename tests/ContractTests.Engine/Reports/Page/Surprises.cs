using System.Globalization;

namespace ContractTests.Reports.Page;

/// <summary>Which of the codes that came to an operation's cases it does not document: those of no table, and those of its table that it does not name.</summary>
internal sealed class Surprises(IEnumerable<string> documented)
{
    // "404 Not Found" and "5XX": a status line begins with its code or range.
    private readonly HashSet<string> _documented = [.. documented.Where(line => line.Length >= 3).Select(line => line[..3])];

    public IReadOnlyList<string> Of(CasePart part) =>
    [
        .. part.Attempts.Select(a => (a.Verdict, a.Received)).Append((part.Verdict, part.Received))
            .Where(o => o is { Verdict: "breached", Received: not null })
            .Select(o => o.Received!.Code.ToString("000", CultureInfo.InvariantCulture))
            .Where(code => !_documented.Contains(code) && !_documented.Contains($"{code[0]}XX"))
            .Distinct(),
    ];
}

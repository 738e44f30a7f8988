using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>Collects what the rules find; the same sentence about the same place counts once, however many cases inherit it.</summary>
internal sealed class Findings
{
    private readonly HashSet<(LintRule Rule, string File, int Line, int Column, string Message)> _known = [];
    private readonly List<Finding> _all = [];

    /// <summary>Ordered by file, line and column.</summary>
    public IEnumerable<Finding> All => Ordered(_all);

    public static IOrderedEnumerable<Finding> Ordered(IEnumerable<Finding> findings) =>
        findings.OrderBy(f => f.File.Name, StringComparer.Ordinal).ThenBy(f => f.Mark.Line).ThenBy(f => f.Mark.Column).ThenBy(f => f.Level).ThenBy(f => f.Message, StringComparer.Ordinal);

    public void Add(Finding finding)
    {
        if (_known.Add((finding.Rule, finding.File.Name, finding.Mark.Line, finding.Mark.Column, finding.Message)))
            _all.Add(finding);
    }

    public void Add(LintRule rule, SpecMark mark, string message, string? remedy = null, Fix? fix = null) => Add(new Finding(rule, mark, message, remedy) { Fix = fix });
}

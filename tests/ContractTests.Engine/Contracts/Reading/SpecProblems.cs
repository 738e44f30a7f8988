namespace ContractTests.Contracts.Reading;

/// <summary>Collects what is wrong with all files, so that everything is told at once; the same problem at the same place counts once.</summary>
public sealed class SpecProblems
{
    private readonly HashSet<SpecProblem> _found = [];

    public bool Any => _found.Count > 0;

    /// <summary>Whether the specs themselves have problems, whatever the machine lacks.</summary>
    public bool AnyInSpecs => _found.Any(p => !p.OfMachine);

    /// <summary>Ordered by file, line and column.</summary>
    public IReadOnlyList<SpecProblem> All =>
        [.. _found.OrderBy(p => p.Mark.File.Name, StringComparer.Ordinal).ThenBy(p => p.Mark.Line).ThenBy(p => p.Mark.Column).ThenBy(p => p.Message, StringComparer.Ordinal)];

    public void Add(SpecProblem problem) => _found.Add(problem);

    public void Add(SpecMark mark, string message, string? remedy = null) => _found.Add(new SpecProblem(mark, message, remedy));

    /// <summary>Adds what is a problem on this machine and need not be one on another.</summary>
    public void AddOfMachine(SpecMark mark, string message, string? remedy = null) => _found.Add(new SpecProblem(mark, message, remedy) { OfMachine = true });
}

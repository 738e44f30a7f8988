using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>What `--rerun-failed` takes out of an earlier run: the ids of its failed cases, and what is to be said of those that do not run again.</summary>
internal sealed class Rerun
{
    private const int MostNamed = 20;

    private readonly EarlierResults _earlier;
    private readonly IReadOnlyList<string> _failed;

    private Rerun(EarlierResults earlier)
    {
        _earlier = earlier;
        _failed = earlier.Results is { } results ? FailedCases.Of(results) : [];
        Ids = _failed.ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Ids { get; }

    /// <summary>Why the earlier results cannot be read, as a sentence.</summary>
    public string? Problem => _earlier.Problem;

    private string Path => VisibleText.Of(_earlier.Path, spaces: false);

    public static Rerun Of(string path) => new(EarlierResults.Read(path));

    /// <summary>The earlier results lie in this folder.</summary>
    public bool IsOf(string folder)
    {
        var named = System.IO.Path.GetFullPath(_earlier.Path);
        var place = File.Exists(named) ? System.IO.Path.GetDirectoryName(named) : named;
        return RealPath.Of(System.IO.Path.TrimEndingDirectorySeparator(place ?? named)) == RealPath.Of(System.IO.Path.TrimEndingDirectorySeparator(folder));
    }

    /// <summary>Why no case is left before any other filter is asked, as a sentence; null where some are.</summary>
    public string? WhyNothing(IReadOnlyList<ContractCase> all)
    {
        if (_failed.Count == 0)
            return $"Nothing failed in the run in {Path}, and it came to every case: there is none to run again.";
        return all.Any(c => Ids.Contains(c.Id)) ? null : $"None of the cases that failed in the run in {Path} is left.";
    }

    /// <summary>What must not go unnoticed: another environment, and failed cases that do not run again.</summary>
    public IEnumerable<string> Remarks(SpecFolder specs, IReadOnlyList<ContractCase> selected)
    {
        if (_failed.Count == 0)
            yield break;
        if (_earlier.Results is { Run.Environment: var before } && specs.Environment is { Name: var now } && before != now)
            yield return $"The run in {Path} was against `{VisibleText.Of(before, spaces: false)}`; this one is against `{now}`.";
        if (_earlier.Results is { Run.BaseUrl: var then } && specs.Environment is { UsesSample: false, BaseUrl: var here } && then != here)
            yield return $"The run in {Path} was against {VisibleText.Of(then, spaces: false)}; this one is against {here}.";
        var known = specs.Cases.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var running = selected.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (_failed.Where(id => !known.Contains(id)).ToList() is { Count: > 0 } gone)
            yield return $"{Failed(gone.Count)} not in the specs any more:{string.Concat(gone.Take(MostNamed).Select(id => $"\n  {VisibleText.Of(id, spaces: false)}"))}{More(gone.Count)}";
        if (_failed.Count(id => known.Contains(id) && !running.Contains(id)) is > 0 and var left)
            yield return $"{Failed(left)} left out by the other filters.";
    }

    private static string More(int gone) => gone > MostNamed ? $"\n  and {Gate.Counted(gone - MostNamed, "case")} more" : "";

    private string Failed(int count) => $"{Gate.Counted(count, "case")} that failed in the run in {Path} {(count == 1 ? "is" : "are")}";
}

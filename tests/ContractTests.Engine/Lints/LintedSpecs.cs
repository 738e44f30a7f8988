using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Lints;

/// <summary>A specs folder as the rules see it: read once for every environment, and every file as it is written.</summary>
internal sealed class LintedSpecs
{
    private readonly Dictionary<string, SpecNode> _roots;
    private readonly string[] _broken;

    private LintedSpecs(string location, string shown, Dictionary<string, SpecNode> roots, IReadOnlyList<SpecFolder> readings, string? chosen)
    {
        (Location, Shown, _roots, Readings) = (location, shown, roots, readings);
        Chosen = readings.FirstOrDefault(r => chosen is not null && r.Environment?.Name == chosen);
        _broken = [.. readings.SelectMany(r => r.Problems).Where(p => !p.OfMachine).Select(p => p.Mark.File.Name).Distinct()];
        EnvironmentNames = NamesIn(roots);
    }

    public string Location { get; }

    /// <summary>How the folder's path begins in places.</summary>
    public string Shown { get; }

    public required int FileCount { get; init; }

    public IReadOnlyList<string> EnvironmentNames { get; }

    /// <summary>One for every environment; there is always one.</summary>
    public IReadOnlyList<SpecFolder> Readings { get; }

    /// <summary>The reading for the one environment that was asked for; null where all are looked at.</summary>
    public SpecFolder? Chosen { get; }

    /// <summary>The environments that could be read.</summary>
    public IEnumerable<ContractEnvironment> Environments => Readings.Select(r => r.Environment).OfType<ContractEnvironment>();

    /// <summary>Every environment has the same services with the same cases; only what is sent differs.</summary>
    public IReadOnlyList<ServiceContract> Services => (Chosen ?? Readings[0]).Services;

    /// <summary>The files that are YAML, by their names below the folder.</summary>
    public IEnumerable<(string Name, SpecNode Root)> Roots => _roots.Select(r => (r.Key, r.Value));

    /// <summary>Whether nothing that the folder holds is missing because of a problem: only then can anybody say what is lacking or not used.</summary>
    public bool IsWhole => _broken.Length == 0;

    public static LintedSpecs Read(string folder, string shown, string? chosen)
    {
        shown = shown.Replace('\\', '/').TrimEnd('/');
        var (roots, count) = (new Dictionary<string, SpecNode>(StringComparer.Ordinal), 0);
        foreach (var (name, path) in Paths(folder))
        {
            if (SpecReader.Read($"{shown}/{name}", path, new SpecProblems()) is { } root) // what is wrong is told by the readings
                roots[name] = root;
            count++;
        }

        var names = NamesIn(roots).Append(chosen).OfType<string>().Distinct().ToList();
        var readings = (names.Count == 0 ? [EnvironmentChoice.Default] : names).AsParallel().AsOrdered().Select(name => SpecFolder.Read(folder, shown, new EnvironmentChoice(name))).ToList();
        return new LintedSpecs(folder, shown, roots, readings, chosen) { FileCount = count };
    }

    public SpecNode? Root(string name) => _roots.GetValueOrDefault(name);

    public SpecNode? Root(ServiceContract service, string name) => Root($"{service.Folder}/{name}");

    /// <summary>The same for one service.</summary>
    public bool HasWhole(ServiceContract service) => !_broken.Any(name => name.StartsWith($"{Shown}/{service.Folder}/", StringComparison.Ordinal));

    private static string[] NamesIn(Dictionary<string, SpecNode> roots) =>
        [.. roots.GetValueOrDefault(SpecFolder.EnvironmentsFile).At("environments").Entries.Select(e => e.Key.Text)];

    private static IEnumerable<(string Name, string Path)> Paths(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        string[] beside = [SpecFolder.EnvironmentsFile, GatePolicyReader.FileName, KnownIssueReader.FileName];
        return beside.Where(name => File.Exists(Path.Combine(folder, name))).Select(name => (name, Path.Combine(folder, name)))
            .Concat(SpecFolder.ServiceFolders(folder).SelectMany(SpecFolder.YamlFiles).Select(path => ($"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}", path)));
    }
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts;

/// <summary>
/// Everything under one specs folder, read for one environment. While there are <see cref="Problems"/>, nothing may be sent; the environment is
/// null only then.
/// </summary>
public sealed record SpecFolder(ContractEnvironment? Environment, IReadOnlyList<ServiceContract> Services, IReadOnlyList<SpecProblem> Problems)
{
    public const string EnvironmentsFile = "environments.yaml";

    private static readonly string[] NoServices = ["schema"];

    private static readonly string[] Beside = [GatePolicyReader.FileName, KnownIssueReader.FileName];

    /// <summary>Where the folder lies.</summary>
    public required string Location { get; init; }

    /// <summary>How its path begins in places and results.</summary>
    public required string Shown { get; init; }

    public IEnumerable<ContractCase> Cases => Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases);

    /// <summary>What must be masked wherever the environment's requests are shown.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>The breaches that are tolerated in the environment.</summary>
    public IReadOnlyList<KnownIssue> KnownIssues { get; init; } = [];

    /// <summary>What the gate asks for in the environment.</summary>
    public GatePolicy Policy { get; init; } = GatePolicy.None;

    /// <summary>Reads the folder; <paramref name="shown"/> is how its path begins in places and results.</summary>
    public static SpecFolder Read(string folder, string shown, EnvironmentChoice choice)
    {
        var problems = new SpecProblems();
        shown = shown.Replace('\\', '/').TrimEnd('/');
        if (!Directory.Exists(folder))
        {
            problems.Add(new SpecMark(new SpecFile(shown, folder, ""), 1, 1, 1), "the specs folder does not exist", "name another with --specs");
            return new SpecFolder(null, [], problems.All) { Location = folder, Shown = shown };
        }

        if (IsService(folder))
        {
            var (name, above) = (Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Path.GetDirectoryName(shown) is { Length: > 0 } parent ? parent : "..");
            problems.Add(new SpecMark(new SpecFile(shown, folder, ""), 1, 1, 1), "this is the folder of one service", $"the specs folder is the one above: write `--specs {above.Replace('\\', '/')} --service {name}`");
            return new SpecFolder(null, [], problems.All) { Location = folder, Shown = shown };
        }

        var (environment, environments) = ReadEnvironment(folder, shown, choice, problems);
        if (environment is not null)
            EnvironmentCheck.Run(environment, problems);
        var services = new List<ServiceContract>();
        foreach (var path in ServiceFolders(folder))
        {
            if (new ServiceReader(path, $"{shown}/{Path.GetFileName(path)}", environment, problems).Read() is { } service)
                services.Add(service);
        }

        // Among cases that have problems of their own, the one that is meant may be missing.
        var cases = problems.AnyInSpecs ? null : services.SelectMany(s => s.Operations).SelectMany(o => o.Cases).ToList();
        var issues = ReadBeside(KnownIssueReader.FileName) is { } known ? KnownIssueReader.Read(known, environments, cases, problems) : [];
        var chosen = choice.Name ?? EnvironmentChoice.Default;
        var policy = ReadBeside(GatePolicyReader.FileName) is { } gate ? GatePolicyReader.Read(gate, chosen, environments, cases, problems) : GatePolicy.None;
        FindMisnamed(folder, shown, problems);
        return new SpecFolder(environment, services, problems.All)
        {
            Location = folder,
            Shown = shown,
            KnownIssues = [.. issues.Where(i => i.Environments.Count == 0 || i.Environments.Contains(chosen))],
            Policy = policy,
            Secrets = environment is null ? [] : [.. EnvironmentCheck.SecretsOf(environment)],
        };

        SpecNode? ReadBeside(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? SpecReader.Read($"{shown}/{name}", path, problems) : null;
    }

    /// <summary>The folders of services, by name.</summary>
    internal static IEnumerable<string> ServiceFolders(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => Path.GetFileName(path) is var name && !NoServices.Contains(name) && !name.StartsWith('.') && YamlFiles(path).Any())
        .Order(StringComparer.Ordinal);

    /// <summary>The YAML files of one folder, by name.</summary>
    internal static IEnumerable<string> YamlFiles(string folder) => Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal);

    // A policy that nobody reads, for a slip in its name, would be missed by nobody.
    private static void FindMisnamed(string folder, string shown, SpecProblems problems)
    {
        foreach (var name in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(n => Path.GetExtension(n) is ".yaml" or ".yml"))
        {
            if (Beside.FirstOrDefault(b => b != name && Core(b) == Core(name)) is { } meant)
                problems.Add(new SpecMark(new SpecFile($"{shown}/{name}", Path.Combine(folder, name), ""), 1, 1, 1), "no file of this name is read", $"did you mean `{meant}`?");
        }

        static string Core(string name) => string.Concat(Path.GetFileNameWithoutExtension(name).Where(char.IsAsciiLetter)).ToUpperInvariant().TrimEnd('S');
    }

    // One slip in the option would otherwise be told as a missing file and many more.
    private static bool IsService(string folder) => !File.Exists(Path.Combine(folder, EnvironmentsFile)) && File.Exists(Path.Combine(folder, "status-codes.yaml"));

    private static (ContractEnvironment? Chosen, IReadOnlyCollection<string> Names) ReadEnvironment(string folder, string shown, EnvironmentChoice choice, SpecProblems problems)
    {
        var path = Path.Combine(folder, EnvironmentsFile);
        var name = choice.Name ?? EnvironmentChoice.Default;
        if (!File.Exists(path))
        {
            var remedy = "it says where to run: `environments: { local: { base_url: sample } }`";
            problems.Add(new SpecMark(new SpecFile($"{shown}/{EnvironmentsFile}", path, ""), 1, 1, 1), "the file is missing", SpecFile.Misnamed(path) ?? remedy);
            return (null, []);
        }

        if (SpecReader.Read($"{shown}/{EnvironmentsFile}", path, problems) is not { } node
            || SpecKeys.Of(node, "the environments file", ContractEnvironment.FileKeys, problems) is not { } keys)
            return (null, []);

        ContractEnvironment? chosen = null;
        var entries = keys.Map("environments")?.Entries ?? [];
        foreach (var (key, value) in entries)
        {
            var isChosen = key.Text == name;
            var environment = ContractEnvironment.Read(key, value, isChosen ? choice : new EnvironmentChoice(), isChosen, problems);
            if (isChosen)
                chosen = environment;
        }

        if (!entries.Any(e => e.Key.Text == name) && (keys.Lacks("environments") || entries.Count > 0 || keys.Node("environments") is { IsNull: true } or SpecMap))
        {
            var known = entries.Select(e => e.Key.Text).ToList();
            problems.Add(keys.At("environments"), $"there is no environment `{name}`", Suggestion.For(name, known) ?? (known.Count == 0 ? null : $"there are {string.Join(", ", known)}"));
        }

        return (chosen, [.. entries.Select(e => e.Key.Text)]);
    }
}

using ContractTests.Contracts.Reading;
using ContractTests.Lints.Rules;

namespace ContractTests.Lints;

/// <summary>Everything that is to be said of a specs folder. <see cref="Secrets"/> must be masked wherever any of it is shown.</summary>
public sealed record SpecLint(string Location, string Shown, int FileCount, IReadOnlyList<Finding> Findings)
{
    public required IReadOnlyCollection<string> Secrets { get; init; }

    /// <summary>The folders of the services that were found.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Whether there is a case at all.</summary>
    public required bool HasCases { get; init; }

    public int Count(LintLevel level) => Findings.Count(f => f.Level == level);

    /// <summary>Reads the folder for every environment, or for one by its name, and runs every rule over what could be read.</summary>
    public static SpecLint Of(string folder, string shown, string? environment = null)
    {
        var specs = LintedSpecs.Read(folder, shown, environment);
        var findings = new Findings();
        new Phrases(specs, findings).Run();
        new StatusRows(specs, findings).Run();
        new Methods(specs, findings).Run();
        new Operations(specs, findings).Run();
        new Repetitions(specs, findings).Run();
        new Expectations(specs, findings).Run();
        new Timings(specs, findings).Run();
        new Sendings(specs, findings).Run();
        new Remains(specs, findings).Run();
        new Uses(specs, findings).Run();
        new GateFiles(specs, findings).Run();
        new Modelines(specs, findings).Run();
        var secrets = new PlainSecrets(specs, findings).Run();
        var problems = new Problems(specs);
        var silences = new Silences(specs.Roots.Select(r => r.Root.Mark.File));
        var told = findings.All.Concat(problems.OfMachine).Where(f => !silences.Cover(f)).ToList(); // all of them, before any is found idle
        // What a rule says where something could not be read, it may say otherwise once it can.
        var idle = silences.Idle(everythingWasLookedAt: specs.IsWhole && specs.Chosen is null);
        return new SpecLint(folder, specs.Shown, specs.FileCount, [.. Lints.Findings.Ordered(problems.All.Concat(told).Concat(idle))])
        {
            Secrets = [.. secrets.Concat(specs.Readings.SelectMany(r => r.Secrets)).Distinct()],
            Services = [.. specs.Roots.Select(r => r.Name.Split('/')).Where(n => n.Length > 1).Select(n => n[0]).Distinct()],
            HasCases = specs.Services.SelectMany(s => s.Operations).Any(o => o.Cases.Count > 0),
        };
    }

    /// <summary>What is said of some services only, and the problems that keep any from being run.</summary>
    public SpecLint Only(IReadOnlyCollection<string> services) => this with
    {
        Findings = [.. Findings.Where(f => services.Any(s => IsIn(f.File, s)) || (f.Level == LintLevel.Error && !Services.Any(s => IsIn(f.File, s))))],
    };

    private bool IsIn(SpecFile file, string service) => file.Name.StartsWith($"{Shown}/{service}/", StringComparison.Ordinal);
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;

namespace ContractTests.Commands.Starting;

/// <summary>The environments that a specs folder has, and the identities that may be named in all of them.</summary>
internal sealed record EnvironmentNames(IReadOnlyList<string> Environments, IReadOnlyList<string> Identities)
{
    /// <summary>The environment that stands first, or `local`, which need not be named.</summary>
    public string Usual => Environments.Count == 0 || Environments.Contains(EnvironmentChoice.Default) ? EnvironmentChoice.Default : Environments[0];

    /// <summary>Reads no more than the names: what else is wrong in the file is told by whatever reads it for a run.</summary>
    public static EnvironmentNames Read(string file, string shown, SpecProblems problems)
    {
        if (!File.Exists(file) || SpecReader.Read(shown, file, problems) is not { } node)
            return new EnvironmentNames([], []);
        var environments = Map(node, "environments")?.Entries ?? [];
        var identities = environments.Select(e => Names(Map(e.Value, "identities"))).ToList();
        return new EnvironmentNames([.. environments.Select(e => e.Key.Text)], identities.Count == 0 ? [] : [.. identities.Aggregate((all, some) => [.. all.Intersect(some)])]);
    }

    private static SpecMap? Map(SpecNode node, string key) => (node as SpecMap)?.Entries.FirstOrDefault(e => e.Key.Text == key).Value as SpecMap;

    private static List<string> Names(SpecMap? map) => [.. (map?.Entries ?? []).Select(e => e.Key.Text)];
}

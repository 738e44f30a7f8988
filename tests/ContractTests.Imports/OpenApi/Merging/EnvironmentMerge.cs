using ContractTests.Contracts.Reading;
using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.OpenApi.Services;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>Gives every environment that is there the variables and identities that it lacks.</summary>
internal sealed class EnvironmentMerge
{
    private readonly ImportFolder _folder;
    private readonly WrittenFile _file;
    private readonly IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> _environments;

    public EnvironmentMerge(ImportFolder folder)
    {
        _folder = folder;
        _file = WrittenFile.Read(folder.Environments, Shown);
        _environments = (_file.Entry("environments")?.Value as SpecMap)?.Entries ?? [];
    }

    public FileChange? Change => _file.Change;

    public List<string> ByHand { get; } = [];

    public List<string> Added { get; } = [];

    /// <summary>The names that any environment gives a value.</summary>
    public IReadOnlySet<string> Variables => _environments.SelectMany(e => Names(e.Value, "variables")).ToHashSet();

    /// <summary>What stands there already and is used as it is.</summary>
    public IReadOnlyList<string> Shared(ImportedService service) =>
        [.. service.Variables.Select(v => v.Name).Where(Variables.Contains), .. service.Identities.Select(i => i.Name).Where(i => _environments.Any(e => Names(e.Value, "identities").Contains(i)))];

    /// <summary>The environments, with the URLs that they name, whose base URL is not the document's.</summary>
    public IReadOnlyList<(string Name, string BaseUrl)> Elsewhere(ImportedService service) =>
        [.. _environments.Select(e => (e.Key.Text, Url: (WrittenFile.Entry(e.Value, "base_url")?.Value as SpecScalar)?.Text)).Where(e => e.Url is not null && !e.Url.Contains("$(", StringComparison.Ordinal) && e.Url.TrimEnd('/') != service.Server.Url).Select(e => (e.Text, e.Url!))]; // filtered

    public void Add(IEnumerable<PathVariable> variables, IEnumerable<ImportedIdentity> identities)
    {
        var (names, who) = (variables.ToList(), identities.ToList());
        foreach (var (name, value) in _environments)
        {
            // A new key comes behind the last entry of the environment, and so may what is added to a key that is there: the latter goes first.
            foreach (var key in new[] { "variables", "identities" }.OrderBy(key => WrittenFile.Entry(value, key) is null))
            {
                if (key == "variables")
                    Add(name, value, key, [.. names.Select(v => new NewEntry(YamlText.Of(v.Name), EnvironmentText.Flow(v), indent => EnvironmentText.Lines(v, indent)))], [.. names.Select(v => v.Name)]);
                else
                    Add(name, value, key, [.. who.Select(i => new NewEntry(YamlText.Of(i.Name), i.Value.Flow, indent => EnvironmentText.Lines(i, indent)))], [.. who.Select(i => i.Name)]);
            }
        }
    }

    private string Shown => $"{_folder.ShownSpecs.TrimEnd('/')}/{Contracts.SpecFolder.EnvironmentsFile}";

    private void Add(SpecScalar name, SpecNode environment, string key, IReadOnlyList<NewEntry> entries, IReadOnlyList<string> names)
    {
        var there = Names(environment, key).ToHashSet();
        var missing = entries.Zip(names).Where(e => !there.Contains(e.Second)).ToList();
        if (missing.Count == 0)
            return;
        var list = string.Join(", ", missing.Select(m => m.Second));
        if (_file.AddUnder(name, environment, key, [.. missing.Select(m => m.First)], (_, _) => true))
            Added.Add($"{Shown}: {name.Text}: {key}: {list}");
        else
            ByHand.Add($"{Shown}: add {list} to `{key}` of `{name.Text}` by hand: it is written in a way that cannot be added to.");
    }

    private static IEnumerable<string> Names(SpecNode environment, string key) => (WrittenFile.Entry(environment, key)?.Value as SpecMap)?.Entries.Select(e => e.Key.Text) ?? [];
}

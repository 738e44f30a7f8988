using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.OpenApi.Services;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>
/// What a document has more than a service's folder: operations, statuses and fixtures go into its files, and everything else stays as it is. What
/// the folder has more than the document is named.
/// </summary>
internal sealed class ServiceMerge
{
    private readonly ImportFolder _folder;
    private readonly Dictionary<string, WrittenFile> _files;
    private readonly List<FileChange> _new = [];

    public ServiceMerge(ImportFolder folder)
    {
        _folder = folder;
        _files = Directory.EnumerateFiles(folder.Service).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetFileName(f), f => WrittenFile.Read(f, $"{folder.ShownService}/{Path.GetFileName(f)}"));
    }

    public IReadOnlyList<FileChange> Changes => [.. _files.Values.Select(f => f.Change).OfType<FileChange>(), .. _new];

    /// <summary>What has to be added by hand, as sentences with places.</summary>
    public List<string> ByHand { get; } = [];

    public List<string> Added { get; } = [];

    public List<string> Vanished { get; } = [];

    /// <summary>The operations that were added.</summary>
    public List<ImportedOperation> NewOperations { get; } = [];

    /// <summary>What the service has that an import must know.</summary>
    public KnownService Known(ServiceContract service, IReadOnlySet<string> variables) => new()
    {
        Exists = true,
        Identity = _files.GetValueOrDefault("service.yaml")?.Entry("identity")?.Value is SpecScalar { IsNull: false } identity ? identity.Text : null,
        Inherited = [.. Keys(_files.GetValueOrDefault("service.yaml")?.Entry("responses")?.Value)],
        Operations = service.Operations.Select(o => ImportTemplate.Shape(o.Name)).ToHashSet(),
        Provided = service.Fixtures.SelectMany(f => f.Provides).ToHashSet(),
        Variables = variables,
    };

    public void Add(ImportedService imported, ServiceContract service, KnownService known)
    {
        AddStatuses(imported, service);
        AddFixtures(imported, known);
        var there = service.Operations.GroupBy(o => ImportTemplate.Shape(o.Name)).ToDictionary(g => g.Key, g => g.First()); // somebody may have renamed parameters
        foreach (var operation in imported.Operations.Where(o => there.ContainsKey(ImportTemplate.Shape(o.Name))))
            AddResponses(operation, there[ImportTemplate.Shape(operation.Name)]);
        foreach (var file in imported.Operations.Where(o => !there.ContainsKey(ImportTemplate.Shape(o.Name))).GroupBy(o => o.File))
            AddOperations($"{file.Key}.yaml", [.. file]);
        foreach (var operation in service.Operations)
            NameVanished(operation, imported.Operations.FirstOrDefault(o => ImportTemplate.Shape(o.Name) == ImportTemplate.Shape(operation.Name)));
    }

    private void AddStatuses(ImportedService imported, ServiceContract service)
    {
        var missing = imported.Statuses.Where(s => service.Table.For(s).Count == 0).Select(s => new StatusRow(s)).ToList();
        if (missing.Count == 0)
            return;
        Tell(_files["status-codes.yaml"].AddUnder("statuses", [.. missing.Select(m => new NewEntry(m.Status.ToString(), m.Flow, m.Lines))], IsLower), "status-codes.yaml", "statuses", missing.Select(m => m.Status.ToString()));
    }

    private void AddFixtures(ImportedService imported, KnownService known)
    {
        var missing = imported.Fixtures.Where(f => !known.Provided.Contains(f.Variable)).ToList();
        Tell(_files["service.yaml"].AddUnder("fixtures", [.. missing.Select(f => new NewEntry(YamlText.Of(f.Name), f.Value.Flow, f.Lines))], (_, _) => true), "service.yaml", "fixtures", missing.Select(f => f.Name));
    }

    private void AddResponses(ImportedOperation imported, Operation operation)
    {
        var missing = imported.Documented.Where(d => !operation.Statuses.Contains(d.Status)).ToList();
        var file = _files[Path.GetFileName(operation.Mark.File.Name)];
        if (missing.Count == 0 || WrittenFile.Entry(file.Entry("operations")?.Value, operation.Name) is not { } entry)
            return;
        var entries = missing.Select(m => new NewEntry(m.Status.ToString(), m.Flow, m.Lines)).ToList();
        Tell(file.AddUnder(entry.Key, entry.Value, "responses", entries, IsLower), Path.GetFileName(file.Spec.Path), operation.Name, missing.Select(m => m.Status.ToString()));
    }

    private void AddOperations(string name, IReadOnlyList<ImportedOperation> operations)
    {
        NewOperations.AddRange(operations);
        if (!_files.TryGetValue(name, out var file))
        {
            var modeline = _folder.HasSchemas ? $"{ServiceText.Modeline}operations.schema.json\n" : "";
            var text = $"{modeline}operations:\n{string.Concat(ServiceText.OperationLines(operations).Select(l => $"{l}\n"))}";
            _new.Add(new FileChange(Path.Combine(_folder.Service, name), $"{_folder.ShownService}/{name}", null, text));
            Tell(true, name, "operations", operations.Select(o => o.Name));
            return;
        }

        var entries = operations.Select(o => new NewEntry(YamlText.Of(o.Name), o.Flow, indent => o.Lines(indent).Prepend(""))).ToList();
        Tell(file.AddUnder("operations", entries, (_, _) => true), name, "operations", operations.Select(o => o.Name));
    }

    private void NameVanished(Operation operation, ImportedOperation? imported)
    {
        if (imported is null)
        {
            Vanished.Add($"{Place(operation.Mark)}: `{operation.Name}` is not in the document.");
            return;
        }

        var own = operation.Statuses.Where(s => imported.Documented.All(d => d.Status != s)).Where(s => operation.Cases.Any(c => c.Status == s && c.Source.File == operation.Mark.File)).ToList();
        if (own.Count > 0)
            Vanished.Add($"{Place(operation.Mark)}: for `{operation.Name}` the document does not list {string.Join(", ", own)}.");
    }

    private string Place(SpecMark mark) => $"{_folder.ShownService}/{Path.GetFileName(mark.File.Name)}:{mark.Line}:{mark.Column}";

    private void Tell(bool done, string file, string under, IEnumerable<string> what)
    {
        var names = string.Join(", ", what);
        if (names.Length > 0 && done)
            Added.Add($"{_folder.ShownService}/{file}: {under}: {names}");
        else if (names.Length > 0)
            ByHand.Add($"{_folder.ShownService}/{file}: add {names} to `{under}` by hand: it is written in a way that cannot be added to.");
    }

    private static IEnumerable<StatusKey> Keys(SpecNode? responses) => (responses as SpecMap)?.Entries.Select(e => StatusKey.Read(e.Key, new SpecProblems())).OfType<StatusKey>() ?? [];

    private static bool IsLower(SpecScalar written, NewEntry entry) => string.CompareOrdinal(written.Text, entry.Key) < 0;
}

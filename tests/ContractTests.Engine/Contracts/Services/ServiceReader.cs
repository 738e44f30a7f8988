using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>Reads one service folder: `service.yaml`, `status-codes.yaml` and the operations of every other YAML file beside them.</summary>
internal sealed class ServiceReader(string folder, string shownFolder, ContractEnvironment? environment, SpecProblems problems)
{
    private readonly ExpectationReader _expectations = new(problems);

    public ServiceContract? Read()
    {
        var table = File("status-codes.yaml") is { } statuses ? StatusTable.Read(statuses, _expectations, problems) : null;
        if (File("service.yaml") is not { } node || SpecKeys.Of(node, "a service", ServiceContract.Keys, problems) is not { } keys)
        {
            foreach (var file in OperationFiles())
                _ = File(file); // what is broken there is told at once
            return null;
        }

        var request = new RequestReader(problems);
        var wider = new RequestSpec
        {
            Identity = keys.Scalar("identity") is { } identity ? new VariableName(identity.Text, identity.Mark) : null,
            Headers = request.Headers(keys.Map("headers")),
        };
        var fixtures = (keys.Map("fixtures")?.Entries ?? []).Select(e => Fixture.Read(e.Key, e.Value, wider, problems)).OfType<Fixture>().ToList();
        var service = new ServiceContract(Path.GetFileName(folder), keys.RequiredText("service") ?? Path.GetFileName(folder), table ?? new StatusTable(null, []), Policy(keys), fixtures);
        if (table is not null)
        {
            foreach (var support in fixtures.SelectMany(f => f.Create.Concat(f.Delete)))
                CheckStatuses(support.StatusPlaces, table, problems);
        }

        var needs = new VariableNeeds(service, environment, problems);
        needs.OrderFixtures();
        var inherited = Responses.Read(keys.Map("responses"), problems);
        if (table is not null)
            CheckStatuses(inherited.Entries.Select(e => (e.Status, e.Key.Mark)), table, problems);
        service.Operations = [.. OperationFiles().SelectMany(file => Operations(file, service, wider, inherited, needs, table is not null))];
        RejectRepeated(service.Operations);
        RejectRepeatedIds(service.Operations);
        return service;
    }

    /// <summary>A code that the table does not document is a problem where it is used.</summary>
    public static void CheckStatuses(IEnumerable<(StatusKey Status, SpecMark Mark)> statuses, StatusTable table, SpecProblems problems)
    {
        foreach (var (status, mark) in statuses)
            CheckStatus(status, mark, table, problems);
    }

    /// <summary>A code that the table does not document is a problem where it is used.</summary>
    public static void CheckStatus(StatusKey status, SpecMark mark, StatusTable table, SpecProblems problems)
    {
        if (table.For(status).Count == 0)
            problems.Add(mark, $"status {status} is not in status-codes.yaml", table.Statuses.Count == 0 ? null : $"it documents {string.Join(", ", table.Statuses.Select(s => s.Key))}");
    }

    private IEnumerable<string> OperationFiles() => Directory.EnumerateFiles(folder)
        .Select(path => Path.GetFileName(path))
        .Where(name => Path.GetExtension(name) is ".yaml" or ".yml" && Path.GetFileNameWithoutExtension(name) is not ("service" or "status-codes"))
        .Order(StringComparer.Ordinal);

    private IEnumerable<Operation> Operations(string file, ServiceContract service, RequestSpec wider, Responses inherited, VariableNeeds needs, bool hasTable)
    {
        if (File(file) is not { } node || SpecKeys.Of(node, "an operations file", Operation.FileKeys, problems) is not { } keys)
            yield break;
        if (keys.Map("operations") is not { Entries.Count: > 0 } map)
        {
            if (keys.Lacks("operations") || keys.Node("operations") is { IsNull: true } or SpecMap)
                problems.Add(keys.At("operations"), "the file lists no operation", "write `operations:` with one entry a method and template");
            yield break;
        }

        var reader = new OperationReader(service, wider, inherited, environment, needs, _expectations, hasTable, problems);
        foreach (var (key, value) in map.Entries)
        {
            if (reader.Read(key, value) is { } operation)
                yield return operation;
        }
    }

    private void RejectRepeated(IEnumerable<Operation> operations)
    {
        var names = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            if (!names.TryAdd(operation.Name, operation))
                problems.Add(operation.Mark, $"the operation `{operation.Name}` is listed twice", $"it stands first in {names[operation.Name].Mark.File.Name}:{names[operation.Name].Mark.Line}");
        }
    }

    // "GET /a", status 404, case "200" would be known by the same id as "GET /a/404", status 200.
    private void RejectRepeatedIds(IReadOnlyCollection<Operation> operations)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var repeated = operations.SelectMany(o => o.Cases).Where(c => !ids.Add(c.Id)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (repeated.Count == 0)
            return;
        foreach (var same in operations.SelectMany(o => o.Cases).Where(c => repeated.Contains(c.Id)).GroupBy(c => c.Id).Where(same => same.Select(c => c.Operation.Name).Distinct().Count() > 1))
            problems.Add(same.Last().Source, $"another case is known as `{same.Key}` too", $"it stands in {same.First().Source.File.Name}:{same.First().Source.Line}: give one of them another name");
    }

    private ReasonPolicy Policy(SpecKeys keys)
    {
        var policy = ReasonPolicy.Exact;
        foreach (var word in keys.Scalars("reason"))
        {
            policy |= word.Text switch
            {
                "exact" => ReasonPolicy.Exact,
                "ignore-case" => ReasonPolicy.IgnoreCase,
                "alias" => ReasonPolicy.Alias,
                "any" => ReasonPolicy.Any,
                _ => Unknown(word),
            };
        }

        return policy;

        ReasonPolicy Unknown(SpecScalar word)
        {
            string[] known = ["exact", "ignore-case", "alias", "any"];
            problems.Add(word.Mark, $"`{word.Text}` is no way to compare reason phrases", Suggestion.For(word.Text, known) ?? $"known are {string.Join(", ", known)}");
            return ReasonPolicy.Exact;
        }
    }

    private SpecNode? File(string name)
    {
        var path = Path.Combine(folder, name);
        if (System.IO.File.Exists(path))
            return SpecReader.Read($"{shownFolder}/{name}", path, problems);
        var place = new SpecMark(new SpecFile($"{shownFolder}/{name}", path, ""), 1, 1, 1);
        problems.Add(place, "the file is missing", SpecFile.Misnamed(path) ?? (name == "status-codes.yaml" ? "it holds the service's documented status codes and reason phrases" : "it names the service"));
        return null;
    }
}

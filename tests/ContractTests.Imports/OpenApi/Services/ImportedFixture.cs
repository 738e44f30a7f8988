using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>A resource that the tests make for themselves, as a service's fixture.</summary>
internal sealed record ImportedFixture(string Name, string Variable, YamlMap Value)
{
    public IEnumerable<string> Lines(int indent) => Value.Under(YamlText.Of(Name), indent);

    public static IEnumerable<ImportedFixture> All(IReadOnlyList<CreatedResource> created, PathVariables variables, Func<ApiOperation, YamlMap?> request)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in created)
        {
            var name = resource.Name;
            for (var number = 2; !names.Add(name); number++)
                name = $"{resource.Name} {number}";
            var create = YamlTree.Map(("request", YamlTree.Text(SupportLine.Of(resource.Create, variables))));
            foreach (var (key, value) in (request(resource.Create) ?? YamlMap.Empty).Entries.Where(e => e.Key != "path"))
                create = create.With(key, value);
            create = create.With("status", new YamlScalar(resource.Created.ToString()));
            var delete = YamlTree.Map(("request", YamlTree.Text(SupportLine.Of(resource.Delete, variables))));
            if (request(resource.Delete)?["identity"] is { } identity)
                delete = delete.With("identity", identity);
            delete = delete.With("status", YamlTree.List(resource.Deleted.Select(s => new YamlScalar(s.ToString()))));
            var variable = variables[resource.Id].Name;
            yield return new ImportedFixture(name, variable, YamlTree.Map(("create", create), ("provides", YamlTree.Map((variable, YamlTree.Text(resource.IdPath)))), ("delete", delete)));
        }
    }
}

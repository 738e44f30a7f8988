using ContractTests.Contracts;
using ContractTests.Imports.OpenApi.Reading;
using ContractTests.Imports.OpenApi.Values;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>
/// A resource that the document shows how to make and how to take away: POST on a collection answers with the id that its items' path asks for, and
/// DELETE is there. Only such a resource is changed or deleted by what is imported.
/// </summary>
internal sealed record CreatedResource(string Name, TemplateParameter Id, string IdPath, ApiOperation Create, StatusKey Created, ApiOperation Delete)
{
    public IEnumerable<StatusKey> Deleted => Delete.Statuses.Select(s => s.Key).Where(k => !k.IsRange && (k.Code is >= 200 and < 300 or 404 or 410));

    /// <summary>All that are evident, by the place of their id.</summary>
    public static IReadOnlyDictionary<(string Before, string Name), CreatedResource> All(IReadOnlyList<ApiOperation> operations)
    {
        var posts = operations.Where(o => o.Method == "POST").GroupBy(o => o.Template.Text).ToDictionary(g => g.Key, g => g.First());
        var found = new Dictionary<(string, string), CreatedResource>();
        foreach (var delete in operations.Where(o => o.Method == "DELETE" && o.Success is { IsRange: false, Code: < 300 }))
        {
            if (delete.Template.Parameters is not [.., { AtEnd: true } id] || id.Before.Length < 2 || !posts.TryGetValue(id.Before[..^1], out var create))
                continue;
            if (create.Success is not { IsRange: false, Code: 200 or 201 } created || IdIn(create, created, id) is not { } name || !IsMakeable(create, name))
                continue;
            if (delete.Parameters.Any(p => p.Required && p.In != Microsoft.OpenApi.ParameterLocation.Path))
                continue;
            found.TryAdd((id.Before, id.Name), new CreatedResource(Singular(PathVariables.Kind(id.Before)), id, JsonPath(name), create, created, delete));
        }

        return found;
    }

    // An id that the request itself chooses may be one that is there already, and then it is not ours to delete.
    private static bool IsMakeable(ApiOperation create, string id) => create.Body is null || (ImportedBody.Of(create.Body, out _) is { } body && body.Object?.ContainsKey(id) != true);

    private static string JsonPath(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"$.{name}" : $"$['{name}']";

    // `petId`, `pet_id` and `id` all mean the id that a new pet's answer calls `id`.
    private static string? IdIn(ApiOperation create, StatusKey created, TemplateParameter id)
    {
        var content = create.Statuses.First(s => s.Key == created).Response?.Content ?? new Dictionary<string, Microsoft.OpenApi.IOpenApiMediaType>();
        var schema = content.Where(c => c.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).Select(c => Referenced.MediaType(c.Value)?.Schema).FirstOrDefault(s => s is not null);
        var names = SchemaParts.Of(schema).Properties.Select(p => p.Key).ToList();
        var kind = Plain(Singular(PathVariables.Kind(id.Before)));
        var name = names.FirstOrDefault(n => n == id.Documented)
            ?? names.FirstOrDefault(n => Plain(n) == Plain(id.Documented))
            ?? (Plain(id.Documented).EndsWith("ID", StringComparison.Ordinal) ? names.FirstOrDefault(n => n == "id") : null)
            ?? names.FirstOrDefault(n => Plain(n) == $"{kind}{Plain(id.Documented)}" || $"{kind}{Plain(n)}" == Plain(id.Documented));
        return name?.AsSpan().ContainsAny('\'', '\\') == true ? null : name;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) => $"{word[..^3]}y",
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.Length < 3 => word,
        _ when word.EndsWith('s') => word[..^1],
        _ => word,
    };
}

using System.Text.Json.Nodes;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Imports.OpenApi.Values;
using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>
/// The cases of an operation's documented statuses: recipes where they follow from the document, and `unproven` where none does. Nothing that
/// others may need is changed or deleted: PUT, PATCH and DELETE go to what the tests have made, and else to an id that nothing has.
/// </summary>
internal sealed class Cases(ApiOperation operation, ImportedRequest request, Sender sender, PathVariables variables, IReadOnlyDictionary<(string Before, string Name), CreatedResource> created, bool isCollection)
{
    public const string NoRecipe = "no recipe yet";
    private const string Harmful = "no recipe yet: it would change what is really there, and the document does not show how to make something for it first";
    private const int MostOfAKind = 5;

    private readonly TemplateParameter? _id = operation.Template.Parameters is [.., var last] ? last : null;

    /// <summary>Whether the request may go out as it stands: it only reads, or it meets what the tests have made.</summary>
    private bool MayBeSent => operation.IsSafe || (operation.Method == "POST" ? IsHarmlessPost : _id is not null && created.ContainsKey((_id.Before, _id.Name)));

    // A POST to a collection adds to it; one to a thing's own path does something to that thing.
    private bool IsHarmlessPost => operation.Template.Parameters.All(p => created.ContainsKey((p.Before, p.Name))) || isCollection || operation.Success is { Code: 201, IsRange: false };

    public IReadOnlyList<ImportedResponse> All(string? unproven)
    {
        var success = operation.Success;
        return [.. operation.Statuses.Select(s => new ImportedResponse(s.Key, unproven is not null ? [Unproven(unproven)] : s.Key == success ? Success(s.Key) : Negative(s.Key)))];
    }

    private static YamlMap Unproven(string reason) => YamlTree.Map(("unproven", YamlTree.Text(reason)));

    private IReadOnlyList<YamlMap> Success(StatusKey status)
    {
        if (request.Missing is [var missing, ..])
            return [Unproven($"{NoRecipe}: {missing}")];
        if (!MayBeSent)
            return [Unproven(Harmful)];
        return created.Values.FirstOrDefault(c => c.Create == operation && c.Created == status) is { } made ? [CleanedUp(made)] : [];
    }

    private YamlMap CleanedUp(CreatedResource made)
    {
        var name = variables[made.Id].Name;
        var delete = YamlTree.Map(("request", YamlTree.Text(SupportLine.Of(made.Delete, variables))), ("status", YamlTree.List(made.Deleted.Select(s => new YamlScalar(s.ToString())))));
        return YamlTree.Map(("capture", YamlTree.Map((name, YamlTree.Text(made.IdPath)))), ("cleanup", delete));
    }

    private IReadOnlyList<YamlMap> Negative(StatusKey status)
    {
        IReadOnlyList<YamlMap> cases = status switch
        {
            { Code: 401, IsRange: false } => Stranger(),
            { Code: 404, IsRange: false } => Unknown(),
            { Code: 400, IsRange: false } when Documents(422) => BrokenJson(),
            { Code: 400 or 422, IsRange: false } => Invalid(),
            { Code: 400, IsRange: true } => new[] { Invalid, Unknown, Stranger }.Select(recipe => recipe()).FirstOrDefault(c => c.Count > 0) ?? [],
            _ => [],
        };
        return cases.Count > 0 ? cases : [Unproven(NoRecipe)];
    }

    private bool Documents(int code) => operation.Statuses.Any(s => !s.Key.IsRange && s.Key.Code == code);

    private IReadOnlyList<YamlMap> Stranger()
    {
        if (!sender.Required)
            return [];
        var stranger = YamlTree.Map(("identity", YamlTree.Text(Identity.AnonymousName)));
        if (MayBeSent)
            return [stranger];
        return NoSuchPath() is { } path ? [stranger.With("path", path)] : []; // if a stranger is let in all the same, nothing is lost
    }

    private IReadOnlyList<YamlMap> Unknown()
    {
        var mayCreate = operation.Method == "PUT" && Documents(201);
        return !mayCreate && request.Missing.Count == 0 && NoSuchPath() is { } path ? [YamlTree.Map(("path", path))] : [];
    }

    private YamlMap? NoSuchPath()
    {
        if (_id is null)
            return null;
        var described = PathVariables.Described(operation, _id);
        return WrongValue.Missing(described is null ? null : SchemaParts.Of(described.Schema)) is { } value ? YamlTree.Map((_id.Name, value)) : null;
    }

    private IReadOnlyList<YamlMap> BrokenJson() =>
        MayBeSent && request.Body is { Key: "body" } ? [YamlTree.Map(("headers", YamlTree.Map(("Content-Type", YamlTree.Literal(request.Body.ContentType ?? "application/json")))), ("raw", YamlTree.Literal("{\"")))] : [];

    private List<YamlMap> Invalid()
    {
        var cases = new List<YamlMap>();
        if (!MayBeSent || request.Missing.Count > 0)
            return cases;
        if (request.Body is { Object: { } whole, Parts: var parts } body)
        {
            var properties = parts.Properties.Select(p => (p.Key, Parts: SchemaParts.Of(p.Value))).ToList();
            foreach (var name in parts.Required.Where(whole.ContainsKey).Where(n => !parts.Discriminators.ContainsKey(n)).Take(MostOfAKind))
            {
                var without = (JsonObject)whole.DeepClone();
                without.Remove(name);
                cases.Add(YamlTree.Map(("case", YamlTree.Text($"missing {Word(name)}")), (body.Key, body.With(without))));
            }

            foreach (var (name, inner) in properties.Where(p => body.Key == "body" && whole.ContainsKey(p.Key)).OrderBy(p => p.Parts.Type == JsonSchemaType.String).Take(MostOfAKind))
            {
                if (WrongValue.Typed(inner) is not { } wrong)
                    continue;
                var changed = (JsonObject)whole.DeepClone();
                changed[name] = wrong;
                cases.Add(YamlTree.Map(("case", YamlTree.Text($"{Word(name)} of a wrong type")), (body.Key, body.With(changed))));
            }
        }

        foreach (var (name, _) in request.RequiredQuery.Take(MostOfAKind))
            cases.Add(YamlTree.Map(("case", YamlTree.Text($"missing {Word(name)} in the query")), ("query", new YamlMap([new(YamlText.Of(name), new YamlScalar("null"))]))));
        foreach (var (name, inner) in request.RequiredQuery.Take(MostOfAKind))
        {
            if (WrongValue.Text(inner) is { } wrong)
                cases.Add(YamlTree.Map(("case", YamlTree.Text($"{Word(name)} of a wrong type in the query")), ("query", YamlTree.Map((name, YamlTree.Text(wrong))))));
        }

        if (cases.Count == 0 && _id is not null && PathVariables.Described(operation, _id) is { } described && WrongValue.Text(SchemaParts.Of(described.Schema)) is { } text)
            cases.Add(YamlTree.Map(("case", YamlTree.Text($"{_id.Name} of a wrong type")), ("path", YamlTree.Map((_id.Name, YamlTree.Text(text))))));
        return [.. cases.DistinctBy(c => c["case"])];
    }

    // A case's name is one line.
    private static string Word(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '·' : c));
}

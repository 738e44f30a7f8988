using ContractTests.Contracts;
using ContractTests.Imports.OpenApi.Operations;
using ContractTests.Imports.OpenApi.Reading;
using ContractTests.Imports.Yaml;
using ContractTests.Lints.Rules;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>All that a document says of its API, as a service's folder and an environment have it.</summary>
internal sealed record ImportedService(string Title, string Source, ServerAddress Server, Remarks Remarks)
{
    private const string FallbackTitle = "API";

    public string Folder => Slug.File(Title) is { Length: > 0 } slug ? slug : "api";

    public string? Identity { get; private init; }

    public IReadOnlyList<ImportedIdentity> Identities { get; private init; } = [];

    /// <summary>The variables that paths need and no fixture provides.</summary>
    public IReadOnlyList<PathVariable> Variables { get; private init; } = [];

    public IReadOnlyList<ImportedResponse> Inherited { get; private init; } = [];

    public IReadOnlyList<ImportedFixture> Fixtures { get; private init; } = [];

    public IReadOnlyList<ImportedOperation> Operations { get; private init; } = [];

    /// <summary>Every documented code and range, in order.</summary>
    public IReadOnlyList<StatusKey> Statuses { get; private init; } = [];

    /// <summary>What is said of operations that could not be taken over at all.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    public static ImportedService Of(ApiDocument document, KnownService known)
    {
        var model = document.Model;
        var remarks = new Remarks();
        var title = model.Info?.Title?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } given ? given : FallbackTitle;
        var server = ServerAddress.Of(model.Servers);
        if (server.Remark is not null)
            remarks.Add("servers", $"{server.Remark}.");
        var operations = ApiOperation.All(model, remarks);
        var resources = CreatedResource.All(operations);
        var variables = new PathVariables(operations, [.. resources.Keys]);
        var identities = new Identities(model, Slug.Environment(title), new Uri($"{server.Url}/"), remarks);
        var senders = operations.ToDictionary(o => o, identities.Of);
        var created = resources.Where(r => IsOurs(r.Value, variables[r.Value.Id].Name, known) && !senders[r.Value.Create].IsLacking && !senders[r.Value.Delete].IsLacking).ToDictionary();
        var identity = known.Exists ? known.Identity : MostCommon(senders.Values.Select(s => s.Identity).Where(i => i != Contracts.Environments.Identity.AnonymousName));
        var collections = operations.SelectMany(o => o.Template.Parameters).Where(p => p.AtEnd && p.Before.Length > 1).Select(p => p.Before[..^1]).ToHashSet(StringComparer.Ordinal);
        var remains = new Remains(operations, created);
        var files = new OperationFiles(operations);
        var drafts = operations.Select(Draft).ToList();
        var inherited = known.Exists ? [] : Common(drafts);
        return new ImportedService(title, $"{Path.GetFileName(document.Source.Text.Name)}: {title}{(model.Info?.Version is { Length: > 0 } version ? $" {version.ReplaceLineEndings(" ")}" : "")}", server, remarks)
        {
            Identity = identity,
            Identities = [.. identities.Made],
            Variables = [.. operations.SelectMany(o => o.Template.Parameters).Where(p => !created.ContainsKey((p.Before, p.Name))).Select(p => variables[p]).DistinctBy(v => v.Name)],
            Inherited = inherited,
            Fixtures = [.. ImportedFixture.All([.. created.Values], variables, c => new ImportedRequest(c, variables, new Remarks()).Yaml(Named(c)))],
            Operations = [.. drafts.Select(d => Inheriting(d, known.Exists ? [.. known.Inherited] : [.. inherited.Select(i => i.Status)], inherited))],
            Statuses = [.. drafts.SelectMany(d => d.Documented).Select(r => r.Status).Distinct().OrderBy(s => s.Code).ThenBy(s => s.IsRange)],
            LeftOut = [.. remarks.Except(operations.Select(o => $"{o.Method} {o.Path}").ToHashSet()).Where(r => r.Sentence.StartsWith("is left out", StringComparison.Ordinal)).Select(r => $"{r.About} {r.Sentence}")],
        };

        ImportedOperation Draft(ApiOperation operation)
        {
            var request = new ImportedRequest(operation, variables, remarks);
            var unproven = Elsewhere(operation) ?? (senders[operation].IsLacking ? $"{Cases.NoRecipe}: its credentials cannot be taken over" : null);
            var cases = new Cases(operation, request, senders[operation], variables, created, collections.Contains(operation.Template.Text)).All(unproven).Select(r => remains.Of(operation, r)).ToList();
            var summary = Summary(operation);
            var comments = remarks.Of($"{operation.Method} {operation.Path}").ToList();
            if (operation.Statuses.All(r => r.Key.Code / 100 != 4))
                comments.Add("lint: ignore no-negative-case (the document lists no 4xx)");
            return new ImportedOperation(operation.Name, files.Of(operation), comments, summary, OperationFiles.Tags(operation), request.Yaml(Named(operation)), cases)
            {
                Documented = cases,
                Sender = senders[operation].Identity,
                Variables = [.. operation.Template.Parameters.Where(p => !created.ContainsKey((p.Before, p.Name))).Select(p => variables[p].Name).Distinct()],
            };
        }

        string? Summary(ApiOperation operation)
        {
            var text = OneLine(operation.Model.Summary ?? operation.Model.OperationId);
            if (text is null || !SecretLooks.Like("", text))
                return text;
            remarks.Add($"{operation.Method} {operation.Path}", "its summary holds what looks like a real credential and is not written down.");
            return null;
        }

        string? Named(ApiOperation operation) => senders[operation].Identity is var own && own == identity ? null : own ?? Contracts.Environments.Identity.AnonymousName;

        string? Elsewhere(ApiOperation operation)
        {
            var own = operation.Model.Servers is { Count: > 0 } servers ? servers : operation.Item.Servers;
            return own is { Count: > 0 } && ServerAddress.Of(own).Url is var url && url != server.Url ? $"{Cases.NoRecipe}: the document sends it to {url}, not to the base URL" : null;
        }
    }

    // What a variable of the environment stands for is not the tests' own.
    private static bool IsOurs(CreatedResource resource, string variable, KnownService known) => known.Exists
        ? known.Provided.Contains(variable) || (!known.Operations.Contains(ImportTemplate.Shape(resource.Create.Name)) && !known.Variables.Contains(variable))
        : !known.Variables.Contains(variable);

    private static string? MostCommon(IEnumerable<string?> identities) =>
        identities.OfType<string>().GroupBy(i => i).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static string? OneLine(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;

    // What all operations document is said once, with the recipe that most of them have.
    private static List<ImportedResponse> Common(List<ImportedOperation> drafts) => drafts.Count < 2
        ? []
        : [.. drafts[0].Documented.Select(r => r.Status).Where(s => s.Code >= 400 && drafts.All(d => d.Documented.Any(r => r.Status == s)))
            .Select(s => drafts.SelectMany(d => d.Documented).Where(r => r.Status == s && IsGeneral(r)).GroupBy(r => r.Flow).OrderByDescending(g => g.Count()).FirstOrDefault()?.First()).OfType<ImportedResponse>()];

    private static bool IsGeneral(ImportedResponse response) => response.Cases is [{ Entries.Count: 1 } only] && (only["identity"] is not null || only.Flow == YamlTree.Map(("unproven", YamlTree.Text(Cases.NoRecipe))).Flow);

    private static ImportedOperation Inheriting(ImportedOperation draft, IReadOnlyList<StatusKey> keys, IReadOnlyList<ImportedResponse> written)
    {
        if (keys.Count == 0)
            return draft;
        bool Inherits(ImportedResponse response) => keys.Contains(response.Status) && IsGeneral(response) && written.FirstOrDefault(w => w.Status == response.Status) is var same && (same is null || same.Flow == response.Flow);
        var documented = draft.Documented.Select(r => r.Status).ToList();
        return draft with
        {
            Responses = [.. draft.Documented.Where(r => !Inherits(r))],
            Inherit = keys.All(documented.Contains) ? null : [.. keys.Where(k => documented.Contains(k))],
        };
    }
}

using System.Globalization;
using ContractTests.Contracts;
using ContractTests.Contracts.Requests;
using ContractTests.Imports.OpenApi.Reading;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>One operation of the document, its references followed.</summary>
internal sealed class ApiOperation
{
    private ApiOperation(string method, string path, ImportTemplate template, OpenApiPathItem item, OpenApiOperation model)
    {
        Method = method;
        Path = path;
        Template = template;
        Item = item;
        Model = model;
    }

    public string Method { get; }

    /// <summary>As the document writes it.</summary>
    public string Path { get; }

    public ImportTemplate Template { get; }

    public OpenApiPathItem Item { get; }

    public OpenApiOperation Model { get; }

    /// <summary>What it is listed under.</summary>
    public string Name => $"{Method} {Template.Text}";

    public bool IsSafe => HttpToken.IsSafe(Method);

    /// <summary>The operation's, and of its path's those that it does not list itself.</summary>
    public IReadOnlyList<OpenApiParameter> Parameters { get; private init; } = [];

    public OpenApiRequestBody? Body { get; private init; }

    /// <summary>The documented codes and ranges in their order, each with its answer where one could be read.</summary>
    public IReadOnlyList<(StatusKey Key, OpenApiResponse? Response)> Statuses { get; private init; } = [];

    /// <summary>What a success is called first: as the request stands, this is what it should draw.</summary>
    public StatusKey? Success => Preferred(Method).Select(code => Statuses.Select(s => (StatusKey?)s.Key).FirstOrDefault(k => k == new StatusKey(code, false))).FirstOrDefault(k => k is not null)
        ?? First(2) ?? First(3);

    public static IReadOnlyList<ApiOperation> All(OpenApiDocument document, Remarks remarks)
    {
        var all = new Dictionary<string, ApiOperation>(StringComparer.Ordinal);
        foreach (var (path, reference) in document.Paths ?? [])
        {
            if (Referenced.PathItem(reference) is not { } item)
            {
                if (reference is not null)
                    remarks.Add(path, $"is left out: {Referenced.Why(reference, null)}.");
                continue;
            }

            foreach (var (verb, model) in item.Operations ?? [])
            {
                if (model is null)
                    continue;
                var about = $"{verb.Method} {path}";
                if (ImportTemplate.Of(path, out var why) is not { } template)
                    remarks.Add(about, $"{why}.");
                else if (!HttpToken.Is(verb.Method) || verb.Method == "CONNECT")
                    remarks.Add(about, "is left out: it is no method of a request.");
                else if (Of(verb.Method, path, template, item, model, remarks) is { Statuses.Count: > 0 } operation && !all.TryAdd(ImportTemplate.Shape(operation.Name), operation))
                    remarks.Add(about, $"is left out: `{all[ImportTemplate.Shape(operation.Name)].Name}` has the same method and path.");
            }
        }

        return [.. all.Values];
    }

    private static ApiOperation Of(string method, string path, ImportTemplate template, OpenApiPathItem item, OpenApiOperation model, Remarks remarks)
    {
        var about = $"{method} {path}";
        if (template.Remark is { } remark)
            remarks.Add(about, $"{remark}.");
        var parameters = new Dictionary<(string, ParameterLocation), OpenApiParameter>();
        foreach (var reference in (model.Parameters ?? []).Concat(item.Parameters ?? []))
        {
            if (reference is null)
                continue;
            if (Referenced.Parameter(reference) is not { } parameter)
                remarks.Add(about, $"a parameter is left out: {Referenced.Why(reference, null)}.");
            else if (parameter is { Name: { Length: > 0 } name, In: { } place })
                parameters.TryAdd((place == ParameterLocation.Header ? name.ToUpperInvariant() : name, place), parameter);
        }

        var body = Referenced.Body(model.RequestBody);
        if (model.RequestBody is not null && body is null)
            remarks.Add(about, $"its body is left out: {Referenced.Why(model.RequestBody, null)}.");
        var operation = new ApiOperation(method, path, template, item, model) { Parameters = [.. parameters.Values], Body = body, Statuses = Documented(about, model, remarks) };
        if (operation.Statuses.Count == 0)
            remarks.Add(about, "is left out: it documents no status.");
        return operation;
    }

    private static List<(StatusKey, OpenApiResponse?)> Documented(string about, OpenApiOperation model, Remarks remarks)
    {
        var statuses = new List<(StatusKey, OpenApiResponse?)>();
        foreach (var (written, reference) in model.Responses ?? [])
        {
            if (written == "default")
                remarks.Add(about, "`default` describes answers and names no status: nothing is promised that could be asked for.");
            else if (Key(written) is not { } key)
                remarks.Add(about, $"`{written}` is no status and is left out.");
            else if (statuses.All(s => s.Item1 != key))
                statuses.Add((key, Referenced.Response(reference)));
        }

        return [.. statuses.OrderBy(s => s.Item1.Code).ThenBy(s => s.Item1.IsRange)];
    }

    private static StatusKey? Key(string written) => written switch
    {
        [>= '1' and <= '9', 'X' or 'x', 'X' or 'x'] => new StatusKey((written[0] - '0') * 100, true),
        [>= '1' and <= '9', >= '0' and <= '9', >= '0' and <= '9'] => new StatusKey(int.Parse(written, CultureInfo.InvariantCulture), false),
        _ => null,
    };

    private StatusKey? First(int hundreds) => Statuses.Where(s => s.Key.Code / 100 == hundreds).Select(s => (StatusKey?)s.Key).FirstOrDefault();

    private static int[] Preferred(string method) => method switch
    {
        "POST" => [201, 200, 202, 204],
        "DELETE" => [204, 200, 202],
        _ => [200, 201, 204],
    };
}

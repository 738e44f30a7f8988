using ContractTests.Contracts.Requests;
using ContractTests.Imports.OpenApi.Values;
using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>What an operation's cases have in common: its path's values, what its parameters require, its body.</summary>
internal sealed class ImportedRequest
{
    private readonly List<(string Key, YamlTree Value)> _query = [];
    private readonly List<(string Key, YamlTree Value)> _headers = [];
    private readonly List<string> _cookies = [];
    private readonly List<string> _secrets = [];
    private readonly Remarks _remarks;
    private readonly string _about;

    public ImportedRequest(ApiOperation operation, PathVariables variables, Remarks remarks)
    {
        _remarks = remarks;
        _about = $"{operation.Method} {operation.Path}";
        foreach (var parameter in operation.Parameters.Where(p => p.In is not (null or ParameterLocation.Path)))
            Add(parameter);
        foreach (var parameter in operation.Parameters.Where(p => p is { In: ParameterLocation.Path, Style: ParameterStyle.Matrix or ParameterStyle.Label }))
            remarks.Add(_about, $"the style `{parameter.Style!.Value.ToString().ToLowerInvariant()}` of the path's `{parameter.Name}` is not taken over: its value stands there alone.");
        foreach (var parameter in operation.Parameters.Where(p => p.In == ParameterLocation.Path))
            _ = ParameterValue.Of(parameter, _secrets); // its value is a variable of the environment
        if (_cookies.Count > 0)
            _headers.Add(("Cookie", YamlTree.Literal(string.Join("; ", _cookies))));
        if (operation.Body is { } body && operation.Method is not ("GET" or "HEAD" or "TRACE"))
        {
            Body = ImportedBody.Of(body, out var why);
            if (Body is { ContentType: { } type })
                _headers.Add(("Content-Type", YamlTree.Literal(type)));
            if (Body is { Key: "multipart", Parts: var parts } && parts.Properties.Any(p => SchemaParts.Of(p.Value).Format == "binary"))
                remarks.Add(_about, "its file is sent as a text: write `{ file: NAME, type: TYPE }` in its place, with the file beside the spec.");
            if (Body is { Mended: { Count: > 0 } mended })
                remarks.Add(_about, $"the document's example of {string.Join(", ", mended.Select(m => $"`{m}`"))} is no value of its own schema: another one is sent.");
            _secrets.AddRange(Body?.Secrets ?? []);
            if (why is not null && Body is null && body.Required)
                Missing.Add(why);
            else if (why is not null && Body is null)
                remarks.Add(_about, $"{why}: it is sent without one.");
        }

        if (_secrets.Count > 0)
            remarks.Add(_about, $"the document's example of {string.Join(", ", _secrets.Distinct().Select(m => $"`{m}`"))} looks like a real credential and is not written down: another text is sent.");
        var path = operation.Template.Parameters.Where(p => variables[p].Name != p.Name).Select(p => (p.Name, YamlTree.Text($"$({variables[p].Name})"))).DistinctBy(p => p.Name).ToList();
        Path = path.Count == 0 ? null : YamlTree.Map(path);
    }

    public ImportedBody? Body { get; }

    public YamlMap? Path { get; }

    /// <summary>The required query values that say what they must be, for requests that leave one out or get it wrong.</summary>
    public List<(string Name, SchemaParts Parts)> RequiredQuery { get; } = [];

    /// <summary>Why the request cannot be made as it should stand; empty where it can.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Under `request`; null where there is nothing to say. The identity is named where it is not the service's.</summary>
    public YamlMap? Yaml(string? identity)
    {
        var request = YamlMap.Empty;
        if (identity is not null)
            request = request.With("identity", YamlTree.Text(identity));
        if (Path is not null)
            request = request.With("path", Path);
        if (_query.Count > 0)
            request = request.With("query", YamlTree.Map(_query));
        if (_headers.Count > 0)
            request = request.With("headers", YamlTree.Map(_headers));
        if (Body is not null)
            request = request.With(Body.Key, Body.Value);
        return request.Entries.Count == 0 ? null : request;
    }

    private void Add(OpenApiParameter parameter)
    {
        var name = parameter.Name!; // a parameter without a name was left out
        if (parameter.In == ParameterLocation.Header && (name.ToUpperInvariant() is "ACCEPT" or "CONTENT-TYPE" or "AUTHORIZATION" || !IsHeader(name)))
            return; // OpenAPI says that such descriptions are ignored (3.1, section 4.8.12)
        if (parameter.In == ParameterLocation.QueryString)
        {
            _remarks.Add(_about, $"its query string `{name}` as a whole is not taken over.");
            return;
        }

        if (!parameter.Required)
            return;
        if (name.Contains("$(", StringComparison.Ordinal) || ParameterValue.Of(parameter, _secrets) is not { } value)
        {
            Missing.Add($"no value could be made for the parameter `{name}`");
            return;
        }

        switch (parameter.In)
        {
            case ParameterLocation.Header:
                _headers.Add((name, YamlTree.Literal(OneLine(ParameterValue.Simple(parameter, value)))));
                break;
            case ParameterLocation.Cookie:
                _cookies.Add($"{name}={OneLine(ParameterValue.Simple(parameter, value))}");
                break;
            default:
                var entries = ParameterValue.Query(parameter, value).Where(e => _query.All(q => q.Key != e.Name)).ToList();
                if (entries.Any(e => e.Name.Contains("$(", StringComparison.Ordinal)))
                    Missing.Add($"no value could be made for the parameter `{name}`");
                else
                    _query.AddRange(entries.Select(e => (e.Name, e.Value)));
                if (entries is [{ Name: var only }] && only == name)
                    RequiredQuery.Add((name, SchemaParts.Of(parameter.Schema)));
                break;
        }
    }

    private bool IsHeader(string name)
    {
        if (HttpToken.Is(name) && name.ToUpperInvariant() is not ("HOST" or "CONTENT-LENGTH"))
            return true;
        _remarks.Add(_about, $"the header `{name}` cannot be set and is left out.");
        return false;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace("\0", "", StringComparison.Ordinal);
}

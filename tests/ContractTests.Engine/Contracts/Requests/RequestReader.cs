using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>Reads the request keys that services, operations, cases, fixtures and clean-ups have in common.</summary>
internal sealed class RequestReader(SpecProblems problems)
{
    public static readonly string[] Keys = ["identity", "path", "query", "headers", "body", "raw", "form", "multipart", "file"];
    public static readonly string[] PartKeys = ["file", "type", "name"];

    private static readonly string[] BodyKeys = ["body", "raw", "form", "multipart", "file"];

    public RequestSpec Read(SpecKeys keys) => !Keys.Any(keys.Has) ? RequestSpec.Empty : new()
    {
        Identity = keys.Scalar("identity") is { } identity ? new VariableName(identity.Text, identity.Mark) : null,
        Path = Path(keys.Map("path")),
        Query = Query(keys.Map("query")),
        Headers = Headers(keys.Map("headers")),
        Body = Body(keys),
    };

    public IReadOnlyList<NamedTexts> Headers(SpecMap? map)
    {
        var headers = Named(map, "header");
        foreach (var header in headers)
        {
            if (!HttpToken.Is(header.Name) && !HoldsVariable(header.Name))
                problems.Add(header.Mark, $"`{header.Name}` is not a header name", "RFC 9110 section 5.1 allows letters, digits and !#$%&'*+-.^_`|~");
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase) || header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                problems.Add(header.Mark, $"`{header.Name}` is written by the client and cannot be set");
            foreach (var text in header.Texts.Where(t => t.Fixed is { } value && value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0))
                problems.Add(text.Mark, $"the value of `{header.Name}` holds a line break", "a header's value is one line (RFC 9110 section 5.5)");
        }

        return headers;
    }

    public IReadOnlyList<NamedTexts> Query(SpecMap? map) => Named(map, "query value");

    private Dictionary<string, VariableText> Path(SpecMap? map)
    {
        var path = new Dictionary<string, VariableText>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!VariableName.Is(key.Text))
                problems.Add(key.Mark, $"`{key.Text}` cannot be a path parameter's name", VariableName.Rule);
            path[key.Text] = value is SpecScalar scalar ? VariableText.Read(scalar, problems) : VariableText.Literal("", value.Mark);
            if (value is not SpecScalar { IsNull: false })
                problems.Add(key.Mark, $"the path parameter `{key.Text}` must be a text, this is {value.Kind}", Remedy(value));
        }

        return path;
    }

    private static string? Remedy(SpecNode node) => node switch
    {
        { IsNull: true } => "write '' for an empty one",
        SpecMap => "quote a value that begins with `{`",
        _ => null,
    };

    private List<NamedTexts> Named(SpecMap? map, string what)
    {
        var named = new List<NamedTexts>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (HoldsVariable(key.Text))
                problems.Add(key.Mark, $"the name `{key.Text}` would be sent as it stands", "a value may hold variables, a name may not");
            var texts = new List<VariableText>();
            foreach (var item in value is SpecList list ? list.Items : [value])
            {
                if (item is SpecScalar { IsNull: false } scalar)
                    texts.Add(VariableText.Read(scalar, problems));
                else if (!item.IsNull || value is SpecList)
                    problems.Add(item.Mark, $"the {what} `{key.Text}` must be a text, this is {item.Kind}");
            }

            named.Add(new NamedTexts(key.Text, texts, key.Mark));
        }

        return named;
    }

    private static bool HoldsVariable(string name) => name.Contains("$(", StringComparison.Ordinal);

    private RequestBody? Body(SpecKeys keys)
    {
        if (!BodyKeys.Any(keys.Has))
            return null;
        var given = BodyKeys.Where(keys.Has).OrderBy(key => (keys.At(key).Line, keys.At(key).Column)).ToList();
        foreach (var further in given.Skip(1))
            problems.Add(keys.At(further), $"`{further}` beside `{given[0]}`: a request has one body");
        var node = keys.Node(given[0])!; // given holds only keys that are there
        if (node.IsNull)
            return new NoBody();
        switch (given[0])
        {
            case "body":
                return new JsonBody(JsonTemplate.Read(node, problems));
            case "raw":
                return keys.Scalar("raw") is { } raw ? new RawBody(VariableText.Read(raw, problems)) : null;
            case "form":
                return new FormBody([.. Named(keys.Map("form"), "form field").SelectMany(n => n.Texts.Select(t => new KeyValuePair<string, VariableText>(n.Name, t)))]);
            case "multipart":
                return new MultipartBody([.. (keys.Map("multipart")?.Entries ?? []).SelectMany(e => Parts(e.Key, e.Value))]);
            default:
                return keys.Scalar("file") is { } file && FileBeside.Of(file, "a body", problems) is { } path ? new FileBody(path, file.Mark) : null;
        }
    }

    private IEnumerable<MultipartPart> Parts(SpecScalar name, SpecNode value)
    {
        foreach (var item in value is SpecList list ? list.Items : [value])
        {
            if (item is SpecScalar { IsNull: false } scalar)
                yield return new MultipartPart(name.Text, VariableText.Read(scalar, problems), null, null, null);
            else if (item is not SpecMap)
                problems.Add(item.Mark, $"the part `{name.Text}` must be a text or {{ file: … }}, this is {item.Kind}");
            else if (SpecKeys.Of(item, $"the part `{name.Text}`", PartKeys, problems) is { } keys && keys.RequiredText("file") is not null && FileBeside.Of(keys.Scalar("file")!, "a body", problems) is { } path)
                yield return new MultipartPart(name.Text, null, path, keys.Text("name") ?? System.IO.Path.GetFileName(path), keys.Text("type"));
        }
    }
}

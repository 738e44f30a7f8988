using ContractTests.Contracts;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>A documented status with its cases as written: none for the request as it stands.</summary>
internal sealed record ImportedResponse(StatusKey Status, IReadOnlyList<YamlMap> Cases)
{
    /// <summary>What is to be said of it, one comment each.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>What stands behind the status on one line; empty for nothing.</summary>
    public string Flow => Cases switch { [] => "", [var one] => one.Flow, _ => YamlTree.List(Cases).Flow };

    /// <summary>As entries of `responses`, indented by so many spaces.</summary>
    public IEnumerable<string> Lines(int indent) => [.. Comments.SelectMany(YamlText.Comment).Select(c => $"{new string(' ', indent)}{c}"), .. Entry(indent)];

    private IEnumerable<string> Entry(int indent) => Cases switch
    {
        [] => [$"{new string(' ', indent)}{Status}:"],
        [var one] => one.Under(Status.ToString(), indent),
        _ => [$"{new string(' ', indent)}{Status}:", .. YamlTree.List(Cases).Lines(indent + 2)],
    };
}

/// <summary>An operation as it is written into a spec's file.</summary>
internal sealed record ImportedOperation(string Name, string File, IReadOnlyList<string> Comments, string? Summary, IReadOnlyList<string> Tags, YamlMap? Request, IReadOnlyList<ImportedResponse> Responses)
{
    /// <summary>Which of the service's responses it documents too; null for all.</summary>
    public IReadOnlyList<StatusKey>? Inherit { get; init; }

    /// <summary>The identity that its requests use, also where it is the service's.</summary>
    public string? Sender { get; init; }

    /// <summary>The variables that its path needs from the environment.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>All that it documents, with what it inherits.</summary>
    public required IReadOnlyList<ImportedResponse> Documented { get; init; }

    public string Flow => Entries().Flow;

    public IEnumerable<string> Lines(int indent)
    {
        var spaces = new string(' ', indent);
        foreach (var comment in Comments.SelectMany(YamlText.Comment))
            yield return spaces + comment;
        yield return $"{spaces}{BlockKey.Of(Name)}:";
        foreach (var (key, value) in Entries(responses: false).Entries)
        {
            foreach (var line in value.Under(key, indent + 2))
                yield return line;
        }

        if (Responses.Count == 0)
            yield break;
        yield return $"{spaces}  responses:";
        foreach (var line in Responses.SelectMany(r => r.Lines(indent + 4)))
            yield return line;
    }

    private YamlMap Entries(bool responses = true)
    {
        var map = YamlMap.Empty;
        if (Summary is not null)
            map = map.With("summary", YamlTree.Text(Summary));
        if (Tags.Count > 0)
            map = map.With("tags", YamlTree.List(Tags.Select(YamlTree.Text)));
        if (Request is not null)
            map = map.With("request", Request);
        if (Inherit is not null)
            map = map.With("inherit", Inherit.Count == 0 ? YamlTree.Text("none") : YamlTree.List(Inherit.Select(i => new YamlScalar(i.ToString()))));
        if (responses && Responses.Count > 0)
            map = map.With("responses", new YamlMap([.. Responses.Select(r => new KeyValuePair<string, YamlTree>(r.Status.ToString(), new YamlScalar(r.Flow)))]));
        return map;
    }
}

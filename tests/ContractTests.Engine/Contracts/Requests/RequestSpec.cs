using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>A header or query value as written: several texts repeat the name, none takes away what a wider level gives.</summary>
public sealed record NamedTexts(string Name, IReadOnlyList<VariableText> Texts, SpecMark Mark);

/// <summary>
/// The request keys of one level: a service, an operation, a case or a fixture's request. Absent keys are null; <see cref="Over"/> puts a
/// narrower level over a wider one.
/// </summary>
public sealed record RequestSpec
{
    private static readonly Dictionary<string, VariableText> NoPath = [];

    public static readonly RequestSpec Empty = new();

    public VariableName? Identity { get; init; }

    /// <summary>Values for `{name}` and `$(name)`, looked up before anything else.</summary>
    public IReadOnlyDictionary<string, VariableText> Path { get; init; } = NoPath;

    public IReadOnlyList<NamedTexts> Query { get; init; } = [];

    public IReadOnlyList<NamedTexts> Headers { get; init; } = [];

    public RequestBody? Body { get; init; }

    /// <summary>Every variable that the request's own texts ask for, those of the path's values included.</summary>
    public IEnumerable<VariableName> Variables => Query.Count + Headers.Count == 0
        ? Body?.Variables ?? []
        : Query.Concat(Headers).SelectMany(n => n.Texts).SelectMany(t => t.Variables).Concat(Body?.Variables ?? []);

    public RequestSpec Over(RequestSpec wider)
    {
        if (ReferenceEquals(this, Empty) || ReferenceEquals(wider, Empty))
            return ReferenceEquals(this, Empty) ? wider : this;
        // A form's or a multipart's own type is newer than a Content-Type that a wider level gave another kind of body.
        var displacesType = Body is FormBody or MultipartBody;
        return new RequestSpec
        {
            Identity = Identity ?? wider.Identity,
            Path = Merge(wider.Path, Path),
            Query = Merge(wider.Query, Query, StringComparer.Ordinal),
            Headers = Merge(displacesType ? [.. wider.Headers.Where(h => !IsContentType(h.Name))] : wider.Headers, Headers, StringComparer.OrdinalIgnoreCase),
            Body = Body ?? wider.Body,
        };
    }

    public static bool IsContentType(string header) => header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyDictionary<string, VariableText> Merge(IReadOnlyDictionary<string, VariableText> wider, IReadOnlyDictionary<string, VariableText> narrower)
    {
        if (wider.Count == 0 || narrower.Count == 0)
            return wider.Count == 0 ? narrower : wider;
        var merged = new Dictionary<string, VariableText>(wider);
        foreach (var (name, text) in narrower)
            merged[name] = text;
        return merged;
    }

    private static IReadOnlyList<NamedTexts> Merge(IReadOnlyList<NamedTexts> wider, IReadOnlyList<NamedTexts> narrower, StringComparer comparer) =>
        narrower.Count == 0 ? wider : [.. wider.Where(w => !narrower.Any(n => comparer.Equals(n.Name, w.Name))), .. narrower];
}

using ContractTests.Imports.OpenApi.Operations;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>Which file an operation is written to: its first tag's, else `untagged`; where nothing has a tag, its path's first word.</summary>
internal sealed class OperationFiles(IReadOnlyList<ApiOperation> operations)
{
    private const string Untagged = "untagged";

    private static readonly string[] Reserved = ["service", "status-codes"];

    private readonly bool _anyTags = operations.Any(o => Own(o).Any());

    /// <summary>The file's name without its ending.</summary>
    public string Of(ApiOperation operation)
    {
        var word = Own(operation).FirstOrDefault() ?? (_anyTags ? Untagged : FirstWord(operation));
        var slug = Slug.File(word) is { Length: > 0 } name ? name : "operations";
        return Reserved.Contains(slug) ? $"{slug}-operations" : slug;
    }

    /// <summary>The document's, and `deprecated` where it says so.</summary>
    public static IReadOnlyList<string> Tags(ApiOperation operation) => [.. Own(operation).Concat(operation.Model.Deprecated ? ["deprecated"] : Array.Empty<string>()).Distinct()];

    private static IEnumerable<string> Own(ApiOperation operation) =>
        (operation.Model.Tags?.Select(t => t.Reference.Id ?? t.Name) ?? []).OfType<string>().Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(t => t.Length > 0);

    private static string FirstWord(ApiOperation operation) =>
        operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(s => !s.Contains('{', StringComparison.Ordinal)) ?? "operations";
}

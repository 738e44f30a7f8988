using System.Text.RegularExpressions;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>What a request creates and nothing that is imported deletes: said where it is created.</summary>
internal sealed partial class Remains(IReadOnlyList<ApiOperation> operations, IReadOnlyDictionary<(string Before, string Name), CreatedResource> created)
{
    private const string Stays = "What it creates stays: the document does not show how to delete it. Write `cleanup` where there is a way.";
    private const string Unnamed = "What it creates stays: the answer does not tell what a DELETE would have to name. Write `cleanup` where there is a way.";

    private readonly List<string> _deleted = [.. operations.Where(o => o.Method == "DELETE").Select(o => Shape(o.Template.Text))];

    public ImportedResponse Of(ApiOperation operation, ImportedResponse response)
    {
        if (operation.IsSafe || operation.Method == "DELETE" || response is not { Status: { Code: 201, IsRange: false }, Cases.Count: 0 })
            return response;
        var shape = Shape(operation.Template.Text);
        if (operation.Template.Parameters.Any(p => created.ContainsKey((p.Before, p.Name))))
            return response; // it goes with the thing that it belongs to
        return response with { Comments = _deleted.Any(d => d.StartsWith(shape, StringComparison.Ordinal)) ? [Unnamed, "lint: ignore left-behind"] : [Stays] };
    }

    private static string Shape(string template) => Parameter().Replace(template, "{}");

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}

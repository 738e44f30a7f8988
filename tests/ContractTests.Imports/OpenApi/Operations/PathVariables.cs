using ContractTests.Contracts.Environments;
using ContractTests.Imports.OpenApi.Values;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>What a path's parameter stands for: a variable of the environment, with the value that the document suggests.</summary>
internal sealed record PathVariable(string Name, SampleValue Value);

/// <summary>
/// The variables behind the parameters of all paths. One name that means the same everywhere is one variable; where it stands for things of
/// several kinds (`id` of pets and of owners), each kind has its own.
/// </summary>
internal sealed class PathVariables
{
    private readonly Dictionary<(string Before, string Name), PathVariable> _variables = [];

    public PathVariables(IEnumerable<ApiOperation> operations, IReadOnlyCollection<(string Before, string Name)> created)
    {
        var uses = operations.SelectMany(o => o.Template.Parameters.Select(p => (Key: (p.Before, p.Name), Value: Sample(o, p)))).GroupBy(u => u.Key)
            .Select(g => (g.Key, Value: g.Select(u => u.Value).OrderBy(v => v.Guessed).First())).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var same in uses.GroupBy(u => u.Key.Name))
        {
            var alike = same.Select(u => u.Value.Text).Distinct().Count() == 1 && (same.Count() == 1 || !same.Any(u => created.Contains(u.Key)));
            foreach (var (key, value) in same)
            {
                var name = alike && !ContractEnvironment.BuiltIn.Contains(key.Name) && !key.Name.StartsWith("env.", StringComparison.Ordinal) ? key.Name : Free($"{Kind(key.Before)}_{key.Name}", taken);
                _variables[key] = new PathVariable(name, value);
            }
        }
    }

    public PathVariable this[TemplateParameter parameter] => _variables[(parameter.Before, parameter.Name)];

    /// <summary>The schema that the document gives a parameter of a path; null where it describes none.</summary>
    public static OpenApiParameter? Described(ApiOperation operation, TemplateParameter parameter) =>
        operation.Parameters.FirstOrDefault(p => p.In == ParameterLocation.Path && p.Name == parameter.Documented);

    /// <summary>The last word before a parameter, as a name: `pets` of `/pets/{id}`.</summary>
    public static string Kind(string before)
    {
        var word = before.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(s => !s.Contains('{', StringComparison.Ordinal)) ?? "path";
        return Slug.Variable(word).Trim('_') is { Length: > 0 } kind && char.IsAsciiLetter(kind[0]) ? kind : "path";
    }

    private static SampleValue Sample(ApiOperation operation, TemplateParameter parameter)
    {
        var value = Described(operation, parameter) is { } described ? ParameterValue.Of(described, []) : null;
        return value is null || value.Text.Length == 0 ? new SampleValue(TextValue.Plain, true) : value;
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{name}_{number}";
        return free;
    }
}

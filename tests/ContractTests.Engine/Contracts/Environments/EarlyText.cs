using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>
/// The texts of an environment that must be known before the run, such as its base URL: they may use `$(env.NAME)` and the environment's own
/// variables, and nothing that a run makes.
/// </summary>
internal sealed class EarlyText(ContractEnvironment environment, string what, SpecProblems problems)
{
    private bool _failed;

    /// <summary>The text with its variables replaced; null, with a problem, where one of them is not known yet.</summary>
    public string? Resolve(VariableText text)
    {
        var resolved = text.Resolve(variable => Value(variable, 0));
        return _failed ? null : resolved;
    }

    private string Value(VariableName variable, int depth)
    {
        // A variable that stands for itself is told elsewhere.
        if (environment.Variables.TryGetValue(variable.Name, out var inner))
            return depth < environment.Variables.Count ? inner.Resolve(v => Value(v, depth + 1)) : Failed();
        if (ContractEnvironment.EnvironmentVariable(variable.Name) is { } value)
            return value;
        if (!EnvironmentCheck.Knows(variable, environment, problems))
            problems.Add(variable.Mark, $"undefined variable `{variable.Name}`", Suggestion.For(variable.Name, environment.Variables.Keys));
        else if (ContractEnvironment.BuiltIn.Contains(variable.Name))
            problems.Add(variable.Mark, $"`{variable.Name}` is not known before the run", $"{what} may use `$(env.NAME)` and the variables of its environment");
        return Failed();
    }

    private string Failed()
    {
        _failed = true;
        return "";
    }
}

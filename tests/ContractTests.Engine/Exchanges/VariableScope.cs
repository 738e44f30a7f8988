using System.Collections.Concurrent;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;

namespace ContractTests.Exchanges;

/// <summary>
/// The values that one case's or one fixture's requests see: its own names first, then what is built in, the environment's variables and what
/// fixtures provide. The specs were checked, so every name is known by the time it is asked for.
/// </summary>
public sealed class VariableScope(RunNames run, ContractEnvironment environment)
{
    // Most cases capture nothing and need no fixture. One request of a burst captures while others are made.
    private ConcurrentDictionary<string, VariableValue>? _own;
    private Dictionary<string, VariableValue>? _provided;

    /// <summary>New for every scope and the same throughout it: ten letters and digits.</summary>
    public string Unique { get; } = run.NextUnique();

    public ContractEnvironment Environment => environment;

    public string BaseUrl => run.BaseUrl;

    /// <summary>Adds a name of the scope's own: a captured value, or one that a fixture provides to its own requests.</summary>
    public void Own(string name, VariableValue value) => LazyInitializer.EnsureInitialized(ref _own)[name] = value;

    public void Provide(string name, VariableValue value) => (_provided ??= [])[name] = value;

    public string Text(VariableText text, IReadOnlyDictionary<string, VariableText>? path = null) => text.Resolve(variable => Value(variable.Name, path).Text);

    /// <summary>The value of a name; `path` holds the request's own values, which are read outside it.</summary>
    /// <exception cref="UnmakeableRequestException">A fixture that should have provided the name does not exist.</exception>
    public VariableValue Value(string name, IReadOnlyDictionary<string, VariableText>? path = null)
    {
        if (_own?.GetValueOrDefault(name) is { } own)
            return own;
        if (path?.GetValueOrDefault(name) is { } given)
            return Typed(given);
        if (BuiltIn(name) is { } builtIn)
            return new VariableValue(builtIn);
        if (environment.Variables.TryGetValue(name, out var variable))
            return Typed(variable);
        return _provided?.GetValueOrDefault(name) ?? throw new UnmakeableRequestException($"nobody provided `{name}`");
    }

    /// <summary>A text with its type: a lone variable keeps its own, an unquoted scalar has the one that YAML gives it.</summary>
    public VariableValue Typed(VariableText text)
    {
        if (text is { Plain: true, Lone: { } lone })
            return Value(lone.Name);
        var value = Text(text);
        return new VariableValue(value, text is { Plain: true, Fixed: not null } ? JsonScalar.Literal(value) : null);
    }

    private string? BuiltIn(string name) => name switch
    {
        "run" => run.Id,
        "unique" => Unique,
        "now" => run.Now,
        "base_url" => run.BaseUrl,
        _ => ContractEnvironment.EnvironmentVariable(name),
    };
}

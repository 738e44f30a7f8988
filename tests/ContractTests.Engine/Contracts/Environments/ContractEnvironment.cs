using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>Where and how to run: the base URL, who may be authenticated as whom, variables and limits.</summary>
public sealed record ContractEnvironment
{
    /// <summary>The `base_url` that stands for the bundled sample API on a free loopback port.</summary>
    public const string Sample = "sample";

    internal static readonly string[] FileKeys = ["environments"];
    internal static readonly string[] Keys = ["base_url", "variables", "identities", "faults", "wait_for", "limits", "tls", "proxy", "protected"];

    /// <summary>The names that every environment has: the run, something new for every case and fixture, the time, the base URL.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["run", "unique", "now", "base_url"];

    private static readonly string[] Later = ["wait_for", "tls", "proxy"];

    public required string Name { get; init; }

    /// <summary>`sample`, or an absolute http or https URL without query, fragment and trailing slash.</summary>
    public required string BaseUrl { get; init; }

    public IReadOnlyDictionary<string, VariableText> Variables { get; init; } = new Dictionary<string, VariableText>();

    public IReadOnlyDictionary<string, Identity> Identities { get; init; } = new Dictionary<string, Identity>();

    public Limits Limits { get; init; } = new();

    /// <summary>Only GET, HEAD and OPTIONS are ever sent.</summary>
    public bool Protected { get; init; }

    public required SpecMark Mark { get; init; }

    public bool UsesSample => BaseUrl == Sample;

    public Identity? Identity(string name) => name == Environments.Identity.AnonymousName ? Environments.Identity.Anonymous : Identities.GetValueOrDefault(name);

    /// <summary>Whether the environment lets a request with this method out.</summary>
    public bool Allows(string method) => !Protected || method is "GET" or "HEAD" or "OPTIONS";

    internal static ContractEnvironment? Read(SpecScalar name, SpecNode node, EnvironmentChoice choice, bool chosen, SpecProblems problems)
    {
        if (SpecKeys.Of(node, $"the environment `{name.Text}`", Keys, problems) is not { } keys)
            return null;

        var variables = ReadVariables(keys.Map("variables"), problems);
        foreach (var (key, value) in choice.Variables)
            variables[key] = VariableText.Literal(value, name.Mark);
        var identities = new Dictionary<string, Identity>();
        foreach (var (key, value) in keys.Map("identities")?.Entries ?? [])
        {
            if (Environments.Identity.Read(key, value, chosen, problems) is { } identity)
                identities[key.Text] = identity;
            if (key.Text == Environments.Identity.AnonymousName)
                problems.Add(key.Mark, $"`{key.Text}` is built in and sends nothing", "give the identity another name");
        }

        foreach (var later in Later.Where(key => chosen && keys.Has(key)))
            problems.Add(keys.At(later), $"this version cannot do `{later}`", "remove it from the environment that runs");
        if (!keys.Has("base_url") && choice.BaseUrl is null)
            problems.Add(name.Mark, $"the environment `{name.Text}` has no `base_url`", "write `base_url: https://…`, or `base_url: sample` for the bundled sample API");
        var environment = new ContractEnvironment
        {
            Name = name.Text,
            BaseUrl = "",
            Variables = variables,
            Identities = identities,
            Limits = keys.Node("limits") is { } limits ? Limits.Read(limits, problems) : new Limits(),
            Protected = keys.Flag("protected"),
            Mark = name.Mark,
        };
        return chosen ? environment with { BaseUrl = environment.ReadBaseUrl(keys.Scalar("base_url"), choice.BaseUrl, problems) } : environment;
    }

    private static Dictionary<string, VariableText> ReadVariables(SpecMap? map, SpecProblems problems)
    {
        var variables = new Dictionary<string, VariableText>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (value is not SpecScalar { IsNull: false } scalar)
                problems.Add(key.Mark, $"the variable `{key.Text}` must be a text, this is {value.Kind}");
            else if (BuiltIn.Contains(key.Text) || key.Text.StartsWith("env.", StringComparison.Ordinal))
                problems.Add(key.Mark, $"`{key.Text}` is built in", "give the variable another name");
            else
                variables[key.Text] = VariableText.Read(scalar, problems);
        }

        return variables;
    }

    private string ReadBaseUrl(SpecScalar? written, string? overridden, SpecProblems problems)
    {
        if ((overridden ?? written?.Text) is not { } text)
            return Sample;
        var mark = written?.Mark ?? Mark;
        var failed = false;
        var url = VariableText.Parse(text, mark, plain: false, problems).Resolve(variable =>
        {
            var value = Variables.GetValueOrDefault(variable.Name)?.Fixed ?? EnvironmentVariable(variable.Name);
            if (value is null)
                problems.Add(variable.Mark, $"`$({variable.Name})` is not known here", "a base_url may use `$(env.NAME)` and plain variables of its environment");
            failed |= value is null;
            return value ?? "";
        });
        if (failed || url == Sample)
            return Sample;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "", UserInfo: "", Host: not "" })
            return url.TrimEnd('/');
        problems.Add(mark, $"`{url}` is not a base URL", "write an absolute http or https URL without query and fragment, or `sample`");
        return Sample;
    }

    /// <summary>The value of `env.NAME` from the process environment; null where it is not set or the name is no such name.</summary>
    public static string? EnvironmentVariable(string name) =>
        name.StartsWith("env.", StringComparison.Ordinal) ? Environment.GetEnvironmentVariable(name["env.".Length..]) : null;
}

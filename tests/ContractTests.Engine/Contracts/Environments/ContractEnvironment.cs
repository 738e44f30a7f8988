using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>Where and how to run: the base URL, who may be authenticated as whom, variables and limits.</summary>
public sealed partial record ContractEnvironment
{
    /// <summary>The `base_url` that stands for the bundled sample API on a free loopback port.</summary>
    public const string Sample = "sample";

    internal static readonly string[] FileKeys = ["environments"];
    internal static readonly string[] Keys = ["base_url", "variables", "identities", "faults", "wait_for", "limits", "tls", "proxy", "protected"];

    /// <summary>The names that every environment has: the run, something new for every case and fixture, the time, the base URL.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["run", "unique", "now", "base_url"];

    public required string Name { get; init; }

    /// <summary>`sample`, or an absolute http or https URL without query, fragment and trailing slash.</summary>
    public required string BaseUrl { get; init; }

    public IReadOnlyDictionary<string, VariableText> Variables { get; init; } = new Dictionary<string, VariableText>();

    /// <summary>The values that came from the command line, by their names: a shell may have put a secret there.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, Identity> Identities { get; init; } = new Dictionary<string, Identity>();

    /// <summary>How the environment is asked to fail, by the status it then answers with.</summary>
    public IReadOnlyDictionary<StatusKey, FaultHook> Faults { get; init; } = new Dictionary<StatusKey, FaultHook>();

    public WaitFor? WaitFor { get; init; }

    /// <summary>Loaded for the environment that runs only.</summary>
    public Transport Transport { get; init; } = new();

    internal TransportReader Connections { get; private init; } = TransportReader.None;

    public Limits Limits { get; init; } = new();

    /// <summary>Only GET, HEAD and OPTIONS are ever sent.</summary>
    public bool Protected { get; init; }

    public required SpecMark Mark { get; init; }

    public bool UsesSample => BaseUrl == Sample;

    public Identity? Identity(string name) => name == Environments.Identity.AnonymousName ? Environments.Identity.Anonymous : Identities.GetValueOrDefault(name);

    /// <summary>Whether the environment lets a request with this method out.</summary>
    public bool Allows(string method) => !Protected || method is "GET" or "HEAD" or "OPTIONS";

    /// <summary>The requests that the environment sends for itself: while it is waited for, for tokens, and to make it fail.</summary>
    internal IEnumerable<SupportRequest> OwnRequests =>
        new[] { WaitFor?.Request }.Concat(Identities.Values.Select(i => i.Token?.Request)).OfType<SupportRequest>().Concat(Faults.Values.SelectMany(f => f.Before.Concat(f.After)));

    /// <summary>The hook for a status; a range is met by the hook of any of its codes.</summary>
    public FaultHook? Fault(StatusKey status) =>
        Faults.GetValueOrDefault(status) ?? Faults.Where(f => status.IsRange ? status.Covers(f.Key.Code) : f.Key.Covers(status.Code)).Select(f => f.Value).FirstOrDefault();

    /// <summary>Why the environment does not let an identity send its own request; null where it does.</summary>
    public string? Forbids(Identity identity) =>
        identity.OwnRequest is { } request && !Allows(request.Split(' ')[0]) ? $"the environment `{Name}` is protected: {request}, which the identity `{identity.Name}` needs, is not sent" : null;

    /// <summary>Why the environment does not let a request out that is no case; null where it does.</summary>
    public string? Forbids(SupportRequest request) => !Allows(request.Method)
        ? $"the environment `{Name}` is protected: {request} is not sent to it"
        : Identity(request.Spec.Identity?.Name ?? Environments.Identity.AnonymousName) is { } identity ? Forbids(identity) : null;

    internal static ContractEnvironment? Read(SpecScalar name, SpecNode node, EnvironmentChoice choice, bool chosen, SpecProblems problems)
    {
        if (SpecKeys.Of(node, $"the environment `{name.Text}`", Keys, problems) is not { } keys)
            return null;

        var variables = ReadVariables(keys.Map("variables"), problems);
        foreach (var (key, value) in choice.Variables)
        {
            // A value without quotes is typed as one in the file would be, unless it displaces a quoted one.
            var mark = new SpecMark(new SpecFile("--var", "", $"{key}={value}"), 1, 1, key.Length);
            if (IsFree(key, mark, problems))
                variables[key] = VariableText.Literal(value, mark, variables.GetValueOrDefault(key)?.Plain ?? true);
        }

        var identities = new Dictionary<string, Identity>();
        foreach (var (key, value) in keys.Map("identities")?.Entries ?? [])
        {
            identities[key.Text] = Environments.Identity.Read(key, value, problems);
            if (key.Text == Environments.Identity.AnonymousName)
                problems.Add(key.Mark, $"`{key.Text}` is built in and sends nothing", "give the identity another name");
        }

        if (keys.Lacks("base_url") && choice.BaseUrl is null)
            problems.Add(name.Mark, $"the environment `{name.Text}` has no `base_url`", "write `base_url: https://…`, or `base_url: sample` for the bundled sample API");
        var environment = new ContractEnvironment
        {
            Name = name.Text,
            BaseUrl = "",
            Variables = variables,
            Overrides = choice.Variables,
            Identities = identities,
            Faults = ReadFaults(keys.Map("faults"), problems),
            WaitFor = keys.Node("wait_for") is { } waitFor ? WaitFor.Read(waitFor, problems) : null,
            Connections = TransportReader.Read(keys, problems),
            Limits = keys.Node("limits") is { } limits ? Limits.Read(limits, problems) : new Limits(),
            Protected = keys.Flag("protected"),
            Mark = name.Mark,
        };
        var written = keys.Scalar("base_url");
        if (chosen || written?.Text.Contains("$(", StringComparison.Ordinal) == false)
            environment = environment with { BaseUrl = environment.ReadBaseUrl(written, choice.BaseUrl, problems) };
        if (chosen)
            environment = environment.Connections.Load(environment, problems);
        return environment;
    }

    /// <summary>Whether a variable may have the name: one that `$(…)` can say, and none that is built in.</summary>
    internal static bool IsFree(string name, SpecMark mark, SpecProblems problems)
    {
        var builtIn = BuiltIn.Contains(name) || name.StartsWith("env.", StringComparison.Ordinal);
        if (builtIn)
            problems.Add(mark, $"`{name}` is built in", "give the variable another name");
        else if (!VariableName.Is(name))
            problems.Add(mark, $"`{name}` cannot be a variable's name", VariableName.Rule);
        return !builtIn;
    }

    private static Dictionary<StatusKey, FaultHook> ReadFaults(SpecMap? map, SpecProblems problems)
    {
        var faults = new Dictionary<StatusKey, FaultHook>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (StatusKey.Read(key, problems) is { } status && FaultHook.Read(key, value, problems) is { } hook)
                faults[status] = hook;
        }

        return faults;
    }

    private static Dictionary<string, VariableText> ReadVariables(SpecMap? map, SpecProblems problems)
    {
        var variables = new Dictionary<string, VariableText>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (value is not SpecScalar { IsNull: false })
                problems.Add(key.Mark, $"the variable `{key.Text}` must be a text, this is {value.Kind}");
            if (IsFree(key.Text, key.Mark, problems))
                variables[key.Text] = value is SpecScalar scalar ? VariableText.Read(scalar, problems) : VariableText.Literal("", value.Mark);
        }

        return variables;
    }

    private string ReadBaseUrl(SpecScalar? written, string? overridden, SpecProblems problems)
    {
        if ((overridden ?? written?.Text) is not { } text)
            return Sample;
        var mark = overridden is null ? written!.Mark : new SpecMark(new SpecFile("--base-url", "", WithoutUser(overridden)), 1, 1, WithoutUser(overridden).Length); // one of them is the text
        if (new EarlyText(this, "a base_url", problems).Resolve(VariableText.Parse(text, mark, plain: false, problems)) is not { } url || url == Sample)
            return Sample;
        var visible = url.All(c => c is > ' ' and <= '~' and not '\\');
        if (visible && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "", UserInfo: "", Host: not "" } && url.AsSpan().IndexOfAny('?', '#') < 0)
            return url.TrimEnd('/');
        problems.Add(new SpecProblem(mark, $"`{WithoutUser(url)}` is not a base URL", BaseUrlRemedy(url)) { OfMachine = text != url }); // a variable made it so
        return Sample;
    }

    // The URL may come from where secrets come from, and its user's password with it.
    private static string WithoutUser(string url) => UserOfUrl().Replace(url, "***@");

    [GeneratedRegex(@"(?<=://)[^/?#]*@")]
    private static partial Regex UserOfUrl();

    private static string BaseUrlRemedy(string url)
    {
        if (url.Equals(Sample, StringComparison.OrdinalIgnoreCase))
            return $"did you mean `{Sample}`?";
        if (url.Contains('@', StringComparison.Ordinal))
            return "a user and a password belong under `identities`, as `basic`";
        return url.Contains("://", StringComparison.Ordinal)
            ? "write an absolute http or https URL in ASCII, without spaces, query and fragment"
            : "write an absolute http or https URL, or `sample` for the bundled sample API";
    }

    /// <summary>The value of `env.NAME` from the process environment; null where it is not set or the name is no such name.</summary>
    public static string? EnvironmentVariable(string name) =>
        name.StartsWith("env.", StringComparison.Ordinal) ? Environment.GetEnvironmentVariable(name["env.".Length..]) : null;
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>Reads `provoke`: the word of a recipe, or a mapping of the one recipe to its settings.</summary>
internal sealed class RecipeReader(ContractEnvironment? environment, SpecProblems problems)
{
    internal static readonly string[] Words = ["stalled-body", "stalled-headers", "burst", "fault"];
    internal static readonly string[] WithSettings = ["stalled-body", "stalled-headers", "burst", "wire"];
    internal static readonly string[] StalledKeys = ["within"];
    internal static readonly string[] BurstKeys = ["requests", "within"];

    /// <summary>What stands beside a recipe of raw bytes would not be sent.</summary>
    private static readonly string[] NotBesideWire = [.. RequestReader.Keys.Except(["identity", "path"])];

    /// <summary>The recipe, or why the environment has no way to follow it; neither where `provoke` is a problem.</summary>
    public (Recipe? Recipe, string? Unproven) Read(SpecKeys keys, StatusKey status)
    {
        var node = keys.Node("provoke")!; // asked for only where it is there
        if (Named(node, keys.At("provoke")) is not var (name, settings))
            return (null, null);
        switch (name)
        {
            case "stalled-body":
                return (new Recipe.Stalled(StalledPart.Body, Within(settings, name)), null);
            case "stalled-headers":
                return (new Recipe.Stalled(StalledPart.Headers, Within(settings, name)), null);
            case "burst":
                return (Burst(settings), null);
            case "wire":
                foreach (var beside in NotBesideWire.Where(keys.Has))
                    problems.Add(keys.At(beside), $"`{beside}` beside `wire`: the bytes of `wire` are the whole request");
                return (Wire(settings, keys.At("provoke")), environment is { Protected: true } ? $"the environment `{environment.Name}` is protected: raw bytes are not sent to it" : null);
            default:
                return Fault(status);
        }
    }

    private (string Name, SpecNode? Settings)? Named(SpecNode node, SpecMark mark)
    {
        var (name, known, settings) = node switch
        {
            SpecScalar { IsNull: false } scalar => (scalar, Words, null),
            SpecMap { Entries: [var only] } => (only.Key, WithSettings, only.Value),
            _ => (null, [.. Words.Union(WithSettings)], (SpecNode?)null),
        };
        if (name is null)
            problems.Add(mark, $"`provoke` must be one recipe, this is {(node is SpecMap { Entries.Count: > 1 } ? "a mapping of several" : node.Kind)}", $"known are {string.Join(", ", known)}");
        else if (node is SpecScalar { Text: "wire" })
            problems.Add(name.Mark, "`wire` needs the bytes of the request", "write `provoke: { wire: \"GET / HTTP/1.1\\n…\" }`");
        else if (!known.Contains(name.Text))
            problems.Add(name.Mark, $"`{name.Text}` is no recipe{(node is SpecMap ? " with settings" : "")}", Suggestion.For(name.Text, known) ?? $"known are {string.Join(", ", known)}");
        else
            return (name.Text, settings);
        return null;
    }

    private TimeSpan? Within(SpecNode? settings, string name) =>
        settings is not null && SpecKeys.Of(settings, $"`{name}`", StalledKeys, problems) is { } keys ? Limits.ReadDuration(keys, "within", problems) : null;

    private Recipe.Burst Burst(SpecNode? settings)
    {
        var keys = settings is null ? null : SpecKeys.Of(settings, "`burst`", BurstKeys, problems);
        return new Recipe.Burst(
            (keys is null ? null : Limits.ReadNumber(keys, "requests", problems)) ?? Recipe.Burst.DefaultRequests,
            (keys is null ? null : Limits.ReadDuration(keys, "within", problems)) ?? Recipe.Burst.DefaultWithin);
    }

    private Recipe.Wire? Wire(SpecNode? settings, SpecMark mark)
    {
        if (settings is SpecScalar { IsNull: false, Text.Length: > 0 } text)
            return new Recipe.Wire(VariableText.Read(text, problems));
        problems.Add(settings is { IsNull: false } ? settings.Mark : mark, $"`wire` must be the bytes of the request, this is {(settings is SpecScalar { IsNull: false } ? "an empty text" : settings?.Kind ?? "nothing")}", "write `provoke: { wire: \"GET / HTTP/1.1\\n…\" }`");
        return null;
    }

    private (Recipe? Recipe, string? Unproven) Fault(StatusKey status)
    {
        if (environment is null)
            return (null, null);
        if (environment.Fault(status) is not { } hook)
            return (null, $"the environment `{environment.Name}` has no way to fail with {status}: `faults` in environments.yaml could give it one");
        if (hook.Before.Concat(hook.After).Select(environment.Forbids).FirstOrDefault(why => why is not null) is { } forbidden)
            return (null, forbidden);
        return (new Recipe.Fault(hook), null);
    }
}

using ContractTests.Contracts.Environments;
using ContractTests.Imports.OpenApi.Reading;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>Who sends an operation's requests; <see cref="Required"/> where nobody else may.</summary>
internal sealed record Sender(string? Identity, bool Required)
{
    /// <summary>Whether requests need credentials that no identity can have: without them, the answer says nothing.</summary>
    public bool IsLacking { get; init; }
}

/// <summary>The identities that the document's security requirements ask for, made when an operation first asks.</summary>
internal sealed class Identities(OpenApiDocument document, string prefix, Uri server, Remarks remarks)
{
    private readonly Dictionary<string, ImportedIdentity> _made = [];

    public IEnumerable<ImportedIdentity> Made => _made.Values;

    public Sender Of(ApiOperation operation)
    {
        var alternatives = operation.Model.Security ?? document.Security;
        if (alternatives is null || alternatives.Count == 0)
            return new Sender(null, false);
        var optional = alternatives.Any(a => a is null || a.Count == 0);
        var reasons = new List<string>();
        foreach (var alternative in alternatives.Where(a => a is { Count: > 0 }))
        {
            if (Meeting(alternative, out var why) is { } identity)
                return new Sender(identity.Name, !optional);
            reasons.Add(why);
        }

        if (optional)
            return new Sender(Identity.AnonymousName, false);
        remarks.Add($"{operation.Method} {operation.Path}", $"its credentials cannot be taken over, since {string.Join(", and ", reasons.Distinct())}: its cases are unproven.");
        return new Sender(null, false) { IsLacking = true };
    }

    private ImportedIdentity? Meeting(OpenApiSecurityRequirement requirement, out string why)
    {
        why = "";
        var schemes = new List<(string, OpenApiSecurityScheme, IReadOnlyList<string>)>();
        foreach (var reference in requirement.Keys)
        {
            if (Referenced.Scheme(reference) is not { } scheme)
            {
                why = $"the document describes no security scheme `{reference.Reference.Id}`";
                return null;
            }

            schemes.Add((reference.Reference.Id ?? "", scheme, AllScopes(reference.Reference.Id)));
        }

        schemes = [.. schemes.OrderBy(s => s.Item1, StringComparer.Ordinal)];
        var key = string.Join('\n', schemes.Select(s => s.Item1));
        if (_made.TryGetValue(key, out var known))
            return known;
        if (ImportedIdentity.Of(schemes, prefix, server, out why) is not { } made)
            return null;
        return _made[key] = made;
    }

    // One identity serves all operations, so it asks for what any of them needs.
    private List<string> AllScopes(string? scheme) =>
        [.. (document.Paths ?? []).Select(p => Referenced.PathItem(p.Value)).SelectMany(i => i?.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()).Select(o => o?.Security).Append(document.Security)
            .SelectMany(s => s ?? []).Where(r => r is not null).SelectMany(r => r).Where(r => r.Key.Reference.Id == scheme).SelectMany(r => r.Value ?? []).Where(s => s is { Length: > 0 }).Distinct().Order(StringComparer.Ordinal)];
}

using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>A security scheme, or several that are needed together, as an identity; its secrets come from the process environment.</summary>
internal sealed record ImportedIdentity(string Name, YamlMap Value, IReadOnlyList<string> Comments, IReadOnlyList<string> Variables)
{
    /// <summary>Null, with the reason, where the schemes cannot be had together, such as two that both write `Authorization`.</summary>
    public static ImportedIdentity? Of(IReadOnlyList<(string Name, OpenApiSecurityScheme Scheme, IReadOnlyList<string> Scopes)> schemes, string prefix, Uri server, out string why)
    {
        var value = YamlMap.Empty;
        var comments = new List<string>();
        var variables = new List<string>();
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        why = "";
        foreach (var (name, scheme, scopes) in schemes)
        {
            if (One(name, scheme, scopes) is not { } part)
            {
                why = $"`{name}` is of a kind that no identity has";
                return null;
            }

            foreach (var (key, inner) in part.Entries)
            {
                if (!places.TryAdd(Place(key, inner), name))
                {
                    why = $"`{places[Place(key, inner)]}` and `{name}` both use {Place(key, inner)}";
                    return null;
                }

                value = value.With(key, value[key] is YamlMap there && inner is YamlMap more ? new YamlMap([.. there.Entries, .. more.Entries]) : inner);
            }
        }

        var joined = string.Join("_and_", schemes.Select(s => s.Name));
        return new ImportedIdentity(joined == "anonymous" ? "anonymous_user" : joined, value, comments, variables);

        YamlMap? One(string name, OpenApiSecurityScheme scheme, IReadOnlyList<string> scopes)
        {
            switch (scheme.Type)
            {
                case SecuritySchemeType.ApiKey when scheme.Name is { Length: > 0 } key:
                    comments.Add($"`{name}`: a key in the {scheme.In?.ToString().ToLowerInvariant() ?? "header"} `{key}`");
                    return scheme.In switch
                    {
                        ParameterLocation.Query => Map("query", YamlTree.Map((key, Secret(name)))),
                        ParameterLocation.Cookie => Map("headers", YamlTree.Map(("Cookie", YamlTree.Text($"{key}=$(env.{Variable(name)})")))),
                        _ when !Contracts.Requests.HttpToken.Is(key) => null,
                        _ => Map("headers", YamlTree.Map((key, Secret(name)))),
                    };
                case SecuritySchemeType.Http when scheme.Scheme?.Equals("basic", StringComparison.OrdinalIgnoreCase) == true:
                    comments.Add($"`{name}`: user and password (HTTP basic)");
                    return Map("basic", YamlTree.Map(("username", Secret(name, "USERNAME")), ("password", Secret(name, "PASSWORD"))));
                case SecuritySchemeType.Http when scheme.Scheme?.Equals("bearer", StringComparison.OrdinalIgnoreCase) == true:
                    comments.Add($"`{name}`: a bearer token{(scheme.BearerFormat is { Length: > 0 } format ? $" ({format})" : "")}");
                    return Map("bearer", Secret(name));
                case SecuritySchemeType.Http:
                    comments.Add($"`{name}`: HTTP {scheme.Scheme}; the variable holds the whole value of `Authorization`");
                    return Map("headers", YamlTree.Map(("Authorization", Secret(name))));
                case SecuritySchemeType.OAuth2 when scheme.Flows?.ClientCredentials is { } flow && TokenUrl(flow) is { } url:
                    comments.Add($"`{name}`: OAuth 2 client credentials");
                    var map = YamlTree.Map(("token_url", YamlTree.Literal(url)), ("client_id", Secret(name, "CLIENT_ID")), ("client_secret", Secret(name, "CLIENT_SECRET")));
                    return Map("oauth2", scopes.Count == 0 ? map : map.With("scope", YamlTree.Literal(string.Join(' ', scopes))));
                case SecuritySchemeType.OAuth2 or SecuritySchemeType.OpenIdConnect:
                    comments.Add($"`{name}`: {(scheme.Type == SecuritySchemeType.OAuth2 ? "OAuth 2" : "OpenID Connect")} in a way that needs a person: get a token and put it into the variable");
                    return Map("bearer", Secret(name));
                case SecuritySchemeType.MutualTLS:
                    comments.Add($"`{name}`: a client certificate; the variable names its file");
                    return Map("client_certificate", Secret(name, "CERTIFICATE"));
                default:
                    return null;
            }
        }

        static string Place(string key, YamlTree inner) => (key, inner) switch
        {
            ("headers", YamlMap { Entries: [var header] }) => $"the header `{header.Key}`",
            ("query", YamlMap { Entries: [var value] }) => $"`{value.Key}` of the query",
            ("client_certificate", _) => "the client certificate",
            _ => "the header `Authorization`",
        };

        static YamlMap Map(string key, YamlTree inner) => YamlTree.Map((key, inner));

        YamlTree Secret(string name, string what = "") => YamlTree.Text($"$(env.{Variable(name, what)})");

        string Variable(string name, string what = "")
        {
            var variable = Slug.Environment(prefix, name, what);
            variables.Add(variable);
            return variable;
        }

        // A relative one is relative to the API's own address.
        string? TokenUrl(OpenApiOAuthFlow flow) => flow.TokenUrl is { } url && Uri.TryCreate(server, url, out var absolute) && absolute is { Scheme: "http" or "https", UserInfo: "" } ? absolute.AbsoluteUri : null;
    }
}

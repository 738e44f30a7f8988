using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>A named way to authenticate: what its requests carry, how they are signed, and what their connections present.</summary>
public sealed record Identity(string Name, IReadOnlyList<NamedTexts> Headers, IReadOnlyList<NamedTexts> Query)
{
    public const string AnonymousName = "anonymous";

    internal static readonly string[] Keys = ["headers", "query", "bearer", "basic", "token", "oauth2", "aksk", "client_certificate"];
    internal static readonly string[] BasicKeys = ["username", "password"];

    /// <summary>Built in: sends nothing.</summary>
    public static readonly Identity Anonymous = new(AnonymousName, [], []);

    /// <summary>User name and password of HTTP Basic (RFC 7617); they are joined and encoded once their variables are known.</summary>
    public (VariableText Username, VariableText Password)? Basic { get; init; }

    public TokenSource? Token { get; init; }

    public ClientCredentials? OAuth2 { get; init; }

    public AccessKey? AccessKey { get; init; }

    public CertificateSource? Certificate { get; init; }

    /// <summary>The certificate, loaded: for the environment that runs only.</summary>
    public ClientCertificate? Presented { get; init; }

    /// <summary>A request of its own must be answered before the identity can be used.</summary>
    public bool NeedsToken => Token is not null || OAuth2 is not null;

    /// <summary>The header that carries the identity's token.</summary>
    public string TokenHeader => Token?.Header ?? "Authorization";

    /// <summary>The request that the identity sends for itself, such as "POST /token"; null where it needs none.</summary>
    public string? OwnRequest => Token?.Request.ToString() ?? (OAuth2 is null ? null : $"POST {OAuth2.TokenUrl.Text}");

    /// <summary>Every variable that the identity's texts ask for.</summary>
    public IEnumerable<VariableName> Variables =>
        Headers.Concat(Query).SelectMany(n => n.Texts)
            .Concat(Basic is { } basic ? [basic.Username, basic.Password] : [])
            .SelectMany(t => t.Variables)
            .Concat(Token?.Variables ?? [])
            .Concat(OAuth2?.Variables ?? [])
            .Concat(AccessKey?.Variables ?? [])
            .Concat(Certificate?.Variables ?? []);

    internal static Identity Read(SpecScalar name, SpecNode node, SpecProblems problems)
    {
        var what = $"the identity `{name.Text}`";
        if (SpecKeys.Of(node, what, Keys, problems) is not { } keys)
            return new Identity(name.Text, [], []); // so that who uses it is not told that it is missing
        if (node is not SpecMap { Entries.Count: > 0 })
            problems.Add(name.Mark, $"{what} sends nothing", $"`{AnonymousName}` is built in; otherwise write one of {string.Join(", ", Keys)}");
        if (keys.Has("token") && keys.Has("oauth2"))
            problems.Add(keys.At("oauth2"), "`oauth2` beside `token`: an identity has one token");

        var requests = new RequestReader(problems);
        var headers = requests.Headers(keys.Map("headers")).ToList();
        if (keys.Scalar("bearer") is { } token)
            headers.Add(new NamedTexts("Authorization", [VariableText.Parse($"Bearer {token.Text}", token.Mark, plain: false, problems)], token.Mark));
        return new Identity(name.Text, headers, requests.Query(keys.Map("query")))
        {
            Basic = ReadBasic(keys, problems),
            Token = keys.Node("token") is { } source ? TokenSource.Read(source, problems) : null,
            OAuth2 = keys.Node("oauth2") is { } client ? ClientCredentials.Read(client, problems) : null,
            AccessKey = keys.Node("aksk") is { } pair ? AccessKey.Read(pair, problems) : null,
            Certificate = keys.Node("client_certificate") is { } certificate ? CertificateSource.Read(certificate, problems) : null,
        };
    }

    private static (VariableText, VariableText)? ReadBasic(SpecKeys keys, SpecProblems problems)
    {
        if (keys.Map("basic") is not { } map || SpecKeys.Of(map, "`basic`", BasicKeys, problems) is not { } basic)
            return null;
        if (basic.RequiredText("username") is null | basic.RequiredText("password") is null)
            return null;
        return (VariableText.Read(basic.Scalar("username")!, problems), VariableText.Read(basic.Scalar("password")!, problems));
    }
}

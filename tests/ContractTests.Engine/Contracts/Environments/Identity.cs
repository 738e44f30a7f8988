using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>A named way to authenticate: headers and query values that its requests carry.</summary>
public sealed record Identity(string Name, IReadOnlyList<NamedTexts> Headers, IReadOnlyList<NamedTexts> Query)
{
    public const string AnonymousName = "anonymous";

    internal static readonly string[] Keys = ["headers", "query", "bearer", "basic", "token", "oauth2", "aksk", "client_certificate"];
    internal static readonly string[] BasicKeys = ["username", "password"];

    /// <summary>Built in: sends nothing.</summary>
    public static readonly Identity Anonymous = new(AnonymousName, [], []);

    /// <summary>User name and password of HTTP Basic (RFC 7617); they are joined and encoded once their variables are known.</summary>
    public (VariableText Username, VariableText Password)? Basic { get; init; }

    public IEnumerable<VariableText> Texts =>
        Headers.Concat(Query).SelectMany(n => n.Texts).Concat(Basic is { } basic ? [basic.Username, basic.Password] : []);

    /// <summary>Reads one identity; kinds that this version lacks are a problem only in the environment that is <paramref name="chosen"/>.</summary>
    internal static Identity Read(SpecScalar name, SpecNode node, bool chosen, SpecProblems problems)
    {
        var what = $"the identity `{name.Text}`";
        if (SpecKeys.Of(node, what, Keys, problems) is not { } keys)
            return new Identity(name.Text, [], []); // so that who uses it is not told that it is missing
        foreach (var later in new[] { "token", "oauth2", "aksk", "client_certificate" }.Where(key => chosen && keys.Has(key)))
            problems.Add(keys.At(later), $"this version cannot authenticate by `{later}`", "it can by `headers`, `query`, `bearer` and `basic`");
        if (node is not SpecMap { Entries.Count: > 0 })
            problems.Add(name.Mark, $"{what} sends nothing", $"`{AnonymousName}` is built in; otherwise write `headers`, `query`, `bearer` or `basic`");

        var requests = new RequestReader(problems);
        var headers = requests.Headers(keys.Map("headers")).ToList();
        if (keys.Scalar("bearer") is { } token)
            headers.Add(new NamedTexts("Authorization", [VariableText.Parse($"Bearer {token.Text}", token.Mark, plain: false, problems)], token.Mark));
        return new Identity(name.Text, headers, requests.Query(keys.Map("query"))) { Basic = ReadBasic(keys, problems) };
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

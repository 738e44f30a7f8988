using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Environments;

/// <summary>Reads the URL of a proxy: its scheme is http, and it may hold a user and a password.</summary>
internal static class ProxyUrl
{
    public static Uri? Read(string text, SpecMark mark, SpecProblems problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http", PathAndQuery: "/", Fragment: "", Host: not "" })
            return uri;
        // Not quoted: it may hold a password.
        problems.Add(mark, "this is not the URL of a proxy", "write `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`");
        return null;
    }
}

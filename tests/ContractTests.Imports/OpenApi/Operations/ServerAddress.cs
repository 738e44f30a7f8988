using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>Where the document says that the API is. <see cref="Remark"/> tells what of it is uncertain.</summary>
internal sealed record ServerAddress(string Url, string? Remark)
{
    /// <summary>A host that never exists (RFC 2606), until somebody writes the API's own.</summary>
    private const string Unknown = "https://your-api.invalid";

    public bool IsLoopback => new Uri(Url).IsLoopback;

    public static ServerAddress Of(IList<OpenApiServer>? servers)
    {
        if (servers?.FirstOrDefault(s => s is not null)?.Url is null)
            return new ServerAddress(Unknown, "the document names no server: write where the API is");
        var url = Filled(servers.First(s => s is not null));
        if (IsBase(url))
            return new ServerAddress(url.TrimEnd('/'), null);
        var path = url.Split('?', '#')[0];
        return path.StartsWith('/') && IsBase($"{Unknown}{path}")
            ? new ServerAddress($"{Unknown}{path}".TrimEnd('/'), $"the document's server `{url}` has no host: write where the API is")
            : new ServerAddress(Unknown, $"the document's server `{url}` is no base URL: write where the API is");
    }

    /// <summary>The URL with its variables' defaults in their places.</summary>
    public static string Filled(OpenApiServer server)
    {
        var url = server.Url ?? "";
        foreach (var (name, variable) in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
            url = url.Replace($"{{{name}}}", variable?.Default ?? variable?.Enum?.FirstOrDefault() ?? $"{{{name}}}", StringComparison.Ordinal);
        return url;
    }

    // What the environment's `base_url` may be.
    private static bool IsBase(string url) =>
        url.All(c => c is > ' ' and <= '~' and not ('\\' or '{' or '}' or '?' or '#' or '$'))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Host.Length: > 0 };
}

using System.Text;

namespace ContractTests.Contracts.Environments;

/// <summary>An HTTP proxy: `https` requests go through a tunnel that it makes, `http` requests are forwarded by it.</summary>
public sealed class Proxy
{
    private readonly Uri _address;

    private Proxy(Uri address, string? authorization)
    {
        _address = address;
        Host = address.IdnHost;
        Port = address.Port;
        Name = $"{(address.HostNameType == UriHostNameType.IPv6 ? $"[{Host}]" : Host)}:{Port}";
        Authorization = authorization;
    }

    /// <summary>Host and port, as messages name it.</summary>
    public string Name { get; }

    internal string Host { get; }

    internal int Port { get; }

    /// <summary>The value of `Proxy-Authorization`; null where the proxy asks for none.</summary>
    internal string? Authorization { get; }

    /// <summary>Reads `http://HOST:PORT` or `http://USER:PASSWORD@HOST:PORT`; throws <see cref="TransportException"/>, which does not quote it.</summary>
    public static Proxy Parse(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", PathAndQuery: "/", Fragment: "", Host.Length: > 0 })
            return new Proxy(address, Basic(address.UserInfo));
        throw new TransportException(address is { Scheme: "https" } ? "a proxy is spoken to by `http`, not by `https`" : "a proxy is written `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`");
    }

    public override string ToString() => Name;

    /// <summary>The password as it stands in the URL, and user and password as they are sent; empty where there are none.</summary>
    internal IEnumerable<string> Secrets => Authorization is null ? [] : [Uri.UnescapeDataString(_address.UserInfo[(_address.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..]), Authorization["Basic ".Length..]];

    /// <summary>As it may be shown.</summary>
    internal Proxy Masked() => new(_address, Authorization is null ? null : "Basic ***");

    // A user may lack a password; RFC 7617 wants the colon nevertheless.
    private static string? Basic(string user) =>
        user.Length == 0 ? null : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user.Contains(':', StringComparison.Ordinal) ? user : $"{user}:")))}";
}

using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContractTests.SampleApi;

/// <summary>Where to listen, and by which host name a client reaches it. No address means both loopback addresses.</summary>
internal sealed record ListenAddress(IPAddress? Address, int Port, string Host)
{
    public static ListenAddress Parse(string url)
    {
        var binding = Binding(url);
        if (!binding.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase)) throw Unusable(url, "its scheme is not http");
        if (binding.PathBase.Length > 0) throw Unusable(url, "it has a path");
        if (binding.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort) throw Unusable(url, "its port is not between 0 and 65535");

        return binding.Host.ToLowerInvariant() switch
        {
            // Kestrel takes `localhost` for two addresses at once, which cannot share a port found by chance.
            "localhost" when binding.Port == 0 => new(IPAddress.Loopback, binding.Port, "127.0.0.1"),
            "localhost" => new(null, binding.Port, "localhost"),
            "*" or "+" => new(IPAddress.Any, binding.Port, "127.0.0.1"),
            var host when IPAddress.TryParse(host, out var address) => new(address, binding.Port, HostOf(address)),
            _ => throw Unusable(url, "its host is neither an IP address, `localhost` nor `*`"),
        };
    }

    public void Listen(KestrelServerOptions options, Action<ListenOptions> configure)
    {
        if (Address is null) options.ListenLocalhost(Port, configure);
        else options.Listen(Address, Port, configure);
    }

    public Uri UrlAt(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{port}/"));

    private static BindingAddress Binding(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException exception)
        {
            throw Unusable(url, "it is not a URL", exception);
        }
    }

    // Nobody can connect to "any address"; the loopback of the same family is always part of it.
    private static string HostOf(IPAddress address) => address switch
    {
        _ when address.Equals(IPAddress.Any) => "127.0.0.1",
        _ when address.Equals(IPAddress.IPv6Any) => "[::1]",
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => $"[{address}]",
        _ => address.ToString(),
    };

    private static ArgumentException Unusable(string url, string why, Exception? inner = null) =>
        new($"The sample API cannot listen on \"{url}\": {why}. Give it something like http://127.0.0.1:5080; port 0 takes a free one.", inner);
}

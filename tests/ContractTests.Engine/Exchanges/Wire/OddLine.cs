using System.Text;
using ContractTests.Contracts.Environments;
using static ContractTests.Exchanges.Wire.ShellText;

namespace ContractTests.Exchanges.Wire;

/// <summary>An odd request as a line for a POSIX shell, since curl sends no such thing: `printf` into `nc`, or into `openssl s_client` for https.</summary>
internal static class OddLine
{
    // As long as servers commonly wait for a request's rest.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public static string Of(ApiRequest request, Transport? transport)
    {
        if (!RequestHead.HasOrigin(request.Url))
            return "# there is no line for this request: its host holds a secret";
        var origin = RequestHead.Origin(request.Url).Address;
        var bytes = Printf(OddRequest.Bytes(request, transport?.Proxy?.Masked()).Span);
        var peer = RequestHead.IsSecure(request.Url) ? Openssl(origin, request.Certificate ?? transport?.Certificate, transport) : Netcat(origin, transport?.Proxy);
        if (request.Wire is not null)
            return $"{bytes} | {peer}";
        return $"{{ {bytes}; sleep {Math.Ceiling((request.Timeout ?? Wait).TotalSeconds):0}; }} | {peer}"; // the end of the input would end the connection
    }

    private static string Netcat(Uri origin, Proxy? proxy) => $"nc {Quoted(proxy?.Host ?? origin.IdnHost, bare: true)} {proxy?.Port ?? origin.Port}";

    private static string Openssl(Uri origin, ClientCertificate? certificate, Transport? transport)
    {
        var line = new StringBuilder("openssl s_client -quiet -connect ").Append(Quoted(RequestHead.Authority(origin), bare: true));
        if (transport?.Proxy is { } proxy)
            line.Append(" -proxy ").Append(Quoted(proxy.Name, bare: true)).Append(proxy.Authorization is null ? "" : " -proxy_user '***' -proxy_pass 'pass:***'");
        if (transport?.Authorities is { } authorities)
            line.Append(" -CAfile ").Append(Quoted(authorities.Path, bare: true));
        if (certificate is null)
            return line.ToString();
        line.Append(certificate.IsPkcs12 ? " -certform P12" : "").Append(" -cert ").Append(Quoted(certificate.Path, bare: true));
        if (certificate.KeyPath is { } key)
            line.Append(" -key ").Append(Quoted(key, bare: true));
        return line.Append(certificate.HasPassword ? " -pass 'pass:***'" : "").ToString();
    }
}

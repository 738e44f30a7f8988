using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;

namespace ContractTests.Exchanges;

/// <summary>Turns a template and its request keys into the request that goes out.</summary>
public static class RequestMaker
{
    /// <summary>The request with everything that its identity sends; `token` is what the identity's own request yielded, where it has one.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put.</exception>
    public static ApiRequest Make(string method, UriTemplate template, RequestSpec spec, VariableScope scope, string? token = null)
    {
        var identity = IdentityOf(spec, scope);
        var boundary = spec.Body is MultipartBody ? $"ct-{scope.Unique}-boundary" : "";
        var headers = Headers(spec, identity, scope, token, ref boundary);
        return new ApiRequest(method, Url(template, spec, identity, scope), headers, Body(spec, scope, boundary));
    }

    /// <summary>
    /// A request of the author's own bytes: LF goes out as CRLF, and a head that has no end gets one. The identity's headers, where the case
    /// names one, stand at the end of the head.
    /// </summary>
    /// <exception cref="UnmakeableRequestException">The identity sends something that bytes cannot be given.</exception>
    public static ApiRequest Make(VariableText wire, RequestSpec spec, VariableScope scope, string? token = null)
    {
        var identity = IdentityOf(spec, scope);
        if (identity.Query.Count > 0 || identity.AccessKey is not null)
            throw new UnmakeableRequestException($"raw bytes cannot be given what the identity `{identity.Name}` sends");
        var boundary = "";
        var text = scope.Text(wire, spec.Path).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        var start = text.Length - text.TrimStart('\r', '\n').Length; // empty lines before a request are none of its head (RFC 9112 section 2.2)
        if (text.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) < 0)
            text += text.EndsWith("\r\n", StringComparison.Ordinal) && text.Length > start ? "\r\n" : "\r\n\r\n";
        var end = text.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) + 2;
        var written = text[start..end].Split("\r\n");
        var headers = Headers(new RequestSpec { Identity = spec.Identity }, identity, scope, token, ref boundary)
            .Where(h => !written.Any(line => line.StartsWith($"{h.Key}:", StringComparison.OrdinalIgnoreCase)));
        text = text.Insert(end, string.Concat(headers.Select(h => $"{h.Key}: {h.Value}\r\n")));
        var line = written[0].Split(' ');
        var target = line is [_, ['/', ..] path, ..] ? path : "/";
        return new ApiRequest(line[0], $"{scope.BaseUrl}{target}", [], null) { Wire = Encoding.UTF8.GetBytes(text) };
    }

    /// <summary>A template that stands for a whole URL, such as an identity's token endpoint.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put.</exception>
    public static string Address(UriTemplate template, VariableScope scope) => Url(template, RequestSpec.Empty, Identity.Anonymous, scope);

    private static Identity IdentityOf(RequestSpec spec, VariableScope scope) => scope.Environment.Identity(spec.Identity?.Name ?? Identity.AnonymousName)!; // checked with the specs

    private static string Url(UriTemplate template, RequestSpec spec, Identity identity, VariableScope scope)
    {
        var target = string.Concat(template.Parts.Select(part => part.Kind switch
        {
            TemplatePartKind.Encoded => Uri.EscapeDataString(scope.Value(part.Text, spec.Path).Text),
            TemplatePartKind.Reserved => KeepReserved(scope.Value(part.Text, spec.Path).Text),
            TemplatePartKind.Verbatim => scope.Value(part.Text, spec.Path).Text,
            _ => part.Text,
        }));
        var path = template.MayBeAbsolute && IsAbsolute(target) ? target : SameOrigin(target, scope.BaseUrl, captured: template.Parts is [{ Kind: TemplatePartKind.Verbatim }, ..]);
        if (path.AsSpan().IndexOfAnyExceptInRange('!', '~') is >= 0 and var odd)
            throw new UnmakeableRequestException($"U+{(int)path[odd]:X4} cannot stand in the request target `{path}`");

        if (spec.Query.Count + identity.Query.Count == 0)
            return path.StartsWith('/') ? scope.BaseUrl + path : path;

        // An identity's query value stays away where the request names the same.
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var url = new StringBuilder(path);
        foreach (var (name, text) in spec.Query.Concat(identity.Query.Where(i => spec.Query.All(q => q.Name != i.Name))).SelectMany(q => q.Texts.Select(t => (q.Name, t))))
        {
            url.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(scope.Text(text, spec.Path)));
            separator = '&';
        }

        return url.Insert(0, path.StartsWith('/') ? scope.BaseUrl : "").ToString();
    }

    private static bool IsAbsolute(string target) => Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" };

    // A captured Location may be absolute; what it names must be the API under test. One that begins with a slash is relative to the origin
    // (RFC 3986 section 4.2) and may hold the base URL's own path already.
    private static string SameOrigin(string target, string baseUrl, bool captured)
    {
        var basePath = baseUrl.IndexOf('/', baseUrl.IndexOf("://", StringComparison.Ordinal) + 3) is > 0 and var at ? baseUrl[at..] : "";
        if (captured && basePath.Length > 0 && target.StartsWith($"{basePath}/", StringComparison.Ordinal))
            return target[basePath.Length..];
        var schemeRelative = captured && target.StartsWith("//", StringComparison.Ordinal);
        if (target.StartsWith('/') && !schemeRelative)
            return target;
        if (schemeRelative)
            target = $"{baseUrl[..baseUrl.IndexOf(':', StringComparison.Ordinal)]}:{target}";
        if (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            var origin = new Uri(baseUrl);
            if (uri.Scheme == origin.Scheme && uri.Host.Equals(origin.Host, StringComparison.OrdinalIgnoreCase) && uri.Port == origin.Port)
                return target;
            throw new UnmakeableRequestException($"`{target}` is not at the base URL's origin, {origin.GetLeftPart(UriPartial.Authority)}");
        }

        throw new UnmakeableRequestException($"the request target `{target}` does not begin with a slash");
    }

    // RFC 6570 section 3.2.3: reserved characters and percent-triplets pass, everything else is encoded.
    private static string KeepReserved(string value)
    {
        var kept = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            var triplet = value[at] == '%' && at + 2 < value.Length && char.IsAsciiHexDigit(value[at + 1]) && char.IsAsciiHexDigit(value[at + 2]);
            var pass = triplet || char.IsAsciiLetterOrDigit(value[at]) || "-._~:/?#[]@!$&'()*+,;=".Contains(value[at], StringComparison.Ordinal);
            var length = char.IsHighSurrogate(value[at]) && at + 1 < value.Length ? 2 : 1;
            var character = value.AsSpan(at, length);
            kept.Append(pass ? character : Uri.EscapeDataString(character));
            at += length - 1;
        }

        return kept.ToString();
    }

    private static List<KeyValuePair<string, string>> Headers(RequestSpec spec, Identity identity, VariableScope scope, string? token, ref string boundary)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in identity.Headers.Where(i => !Names(spec, i.Name)).Concat(spec.Headers))
        {
            foreach (var text in header.Texts)
                headers.Add(new(header.Name, scope.Text(text, spec.Path)));
        }

        if (identity.Basic is { } basic && !Names(spec, "Authorization"))
            headers.Add(new("Authorization", BasicCredentials(scope.Text(basic.Username), scope.Text(basic.Password))));
        if (token is not null && !Names(spec, identity.TokenHeader))
            headers.Add(new(identity.TokenHeader, token));
        if (spec.Body?.ContentType is { } type && !Names(spec, "Content-Type"))
            headers.Add(new("Content-Type", spec.Body is MultipartBody ? $"{type}; boundary={boundary}" : type));
        else if (headers.Find(h => RequestSpec.IsContentType(h.Key)).Value is { } written && Parameter(written, "boundary") is { } own)
            boundary = own;
        if (headers.Find(h => h.Value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0) is { Key: { } broken })
            throw new UnmakeableRequestException($"the value of the header `{broken}` holds a line break");
        return headers;
    }

    /// <summary>The value of an `Authorization` header (RFC 7617, UTF-8).</summary>
    public static string BasicCredentials(string username, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"))}";

    private static bool Names(RequestSpec spec, string header) => spec.Headers.Any(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase));

    private static string? Parameter(string type, string name) => type.Split(';').Skip(1)
        .Select(p => p.Split('=', 2))
        .FirstOrDefault(p => p.Length == 2 && p[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim().Trim('"');

    private static byte[]? Body(RequestSpec spec, VariableScope scope, string boundary)
    {
        switch (spec.Body)
        {
            case JsonBody json:
                return FilledTemplate.Of(json.Json, scope, spec.Path);
            case RawBody raw:
                return Encoding.UTF8.GetBytes(scope.Text(raw.Text, spec.Path));
            case FormBody form:
                return Encoding.ASCII.GetBytes(string.Join('&', form.Fields.Select(f => $"{FormEncoded(f.Key)}={FormEncoded(scope.Text(f.Value, spec.Path))}")));
            case MultipartBody multipart:
                return Multipart(multipart, scope, spec.Path, boundary);
            case FileBody file:
                return ReadFile(file.Path);
            default:
                return null;
        }
    }

    // The serialiser of WHATWG URL section 5.2: a space is a plus sign.
    internal static string FormEncoded(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    private static byte[] Multipart(MultipartBody body, VariableScope scope, IReadOnlyDictionary<string, VariableText> path, string boundary)
    {
        using var bytes = new MemoryStream();
        foreach (var part in body.Parts)
        {
            Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(part.Name)}\"");
            if (part.FilePath is not null)
                Append($"; filename=\"{Quoted(part.FileName!)}\"\r\nContent-Type: {part.ContentType ?? "application/octet-stream"}"); // a file has a name
            Append("\r\n\r\n");
            bytes.Write(part.FilePath is null ? Encoding.UTF8.GetBytes(scope.Text(part.Text!, path)) : ReadFile(part.FilePath)); // a part is a text or a file
            Append("\r\n");
        }

        Append($"--{boundary}--\r\n");
        return bytes.ToArray();

        void Append(string text) => bytes.Write(Encoding.UTF8.GetBytes(text));
    }

    // WHATWG HTML section 4.10.21.8 on names in Content-Disposition.
    private static string Quoted(string name) => name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnmakeableRequestException($"the file {Path.GetFileName(path)} cannot be read: {error.Message}", error);
        }
    }
}

using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>"METHOD template": what operations are listed under and what other requests are written as.</summary>
public sealed record OperationKey(string Method, UriTemplate Template)
{
    internal static readonly string[] Registered =
        ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "REPORT", "SEARCH", "QUERY", "COPY", "MOVE", "LOCK", "UNLOCK", "MKCOL", "PROPPATCH", "LINK", "UNLINK", "PURGE"];

    public override string ToString() => $"{Method} {Template.Text}";

    /// <summary>Reads the key of an operation, or the line of another request; those of an environment may go <paramref name="anywhere"/>.</summary>
    internal static OperationKey? Read(SpecScalar scalar, SpecProblems problems, bool anywhere = false)
    {
        var space = scalar.Text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0)
        {
            problems.Add(scalar.Mark, $"`{scalar.Text}` is not a method and a template", "write `METHOD /template`, such as `GET /things/{id}`");
            return null;
        }

        var method = scalar.Text[..space];
        var place = scalar.Mark.Of(method);
        if (!HttpToken.Is(method))
            problems.Add(place, $"`{method}` is not a method", "RFC 9110 section 9.1: a token such as GET");
        // The client would send a registered method in upper case whatever the spec says, so the spec has to say it.
        if (!Registered.Contains(method) && Registered.Contains(method.ToUpperInvariant()))
            problems.Add(place, $"`{method}` is not in upper case: methods are case-sensitive", $"did you mean `{method.ToUpperInvariant()}`?");
        if (method == "CONNECT")
            problems.Add(place, "`CONNECT` opens a tunnel and cannot be a case");
        var template = scalar.Text[(space + 1)..].TrimStart(' ');
        return new OperationKey(method, UriTemplate.Parse(template, scalar.Mark.Of(template), problems, anywhere));
    }
}

using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>
/// A request whose answer yields a token, and the header that carries the token from then on. <see cref="Format"/> holds `$(token)`.
/// </summary>
public sealed record TokenSource(SupportRequest Request, Capture From, Capture? Expires, string Header, VariableText Format, SpecMark Mark)
{
    public const string TokenName = "token";

    internal static readonly string[] Keys = [.. SupportRequest.Keys, "from", "expires", "send_as"];

    internal IEnumerable<VariableName> Variables => Request.Variables.Concat(Format.Variables.Where(v => v.Name != TokenName));

    internal static TokenSource? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`token`", Keys, problems) is not { } keys)
            return null;
        var (from, sendAs) = (keys.RequiredText("from"), keys.RequiredText("send_as"));
        var request = SupportRequest.Read(keys, RequestSpec.Empty, problems, anywhere: true);
        if (from is null || sendAs is null || request is null)
            return null;
        var mark = keys.Scalar("send_as")!.Mark; // read above
        var (header, format) = Carrier(sendAs);
        if (!HttpToken.Is(header))
            problems.Add(mark, $"`{header}` is not a header name", "write `send_as: X-Auth-Token`, or `send_as: \"Authorization: Bearer $(token)\"`");
        var text = VariableText.Parse(format, mark, plain: false, problems);
        if (text.Variables.All(v => v.Name != TokenName))
            problems.Add(mark, $"`{sendAs}` does not say where the token goes", "write `$(token)` where it goes");
        return new TokenSource(
            request,
            Capture.Of(TokenName, keys.Scalar("from")!, secret: true, problems),
            keys.Scalar("expires") is { } expires ? Capture.Of("expires", expires, secret: false, problems) : null,
            header,
            text,
            keys.Mark);
    }

    private static (string Header, string Format) Carrier(string sendAs) =>
        sendAs.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (sendAs[..colon].Trim(), sendAs[(colon + 1)..].Trim()) : (sendAs, $"$({TokenName})");
}

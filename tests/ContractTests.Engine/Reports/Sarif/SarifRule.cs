using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Reports.Sarif;

/// <summary>A way in which something may be wrong, as code scanning lists it: a sentence, an explanation, and what to do.</summary>
internal sealed record SarifRule(string Id, string Level, string Short, string Full, string Help)
{
    public const string Flaky = "flaky";
    public const string Fixture = "fixture-request";
    public const string KnownIssue = "known-issue";

    /// <summary>Every rule, in the order that results refer to.</summary>
    public static readonly IReadOnlyList<SarifRule> All =
    [
        Of(BreachKind.WrongStatus, "Another documented status came.",
            "The status table has the code that came, and the case was to draw another one.",
            "Compare the request with the documentation: either the server answers otherwise than documented, or the case does not provoke the status it is written for."),
        Of(BreachKind.UndocumentedStatus, "A status came that is not documented.",
            "The service's `status-codes.yaml` has no such code.",
            "Either the documentation lacks the status, and with it `status-codes.yaml`, or the server must not send it."),
        Of(BreachKind.WrongReason, "The reason phrase differs.",
            "The code is right and the phrase behind it is another than the documented one. Phrases are compared byte for byte.",
            "The notes of the message tell what eyes do not see: upper and lower case, white space, look-alikes. Correct the server, or the phrase in `status-codes.yaml`."),
        Of(BreachKind.MissingReason, "The reason phrase is missing.",
            "The code is right and no phrase stands behind it.",
            "Frameworks, and proxies that speak HTTP/2, drop the phrase. Send it, or document that there is none."),
        Of(BreachKind.Expectation, "The answer is not as expected.",
            "The status line is as documented; a header, the body or the time is not as `expect` says.",
            "Each note of the message says what should be, what is, and where the expectation is written."),
        Of(NoAnswerKind.Refused, "The connection was refused.", "Nobody listens at the address.", "Look whether the API runs, and whether `base_url` names it."),
        Of(NoAnswerKind.Dns, "There is no such host.", "The name of the host could not be resolved.", "Look whether `base_url` is right, and whether this machine may resolve the name."),
        Of(NoAnswerKind.Tls, "There is no trust.", "The TLS handshake failed.", "Look at the server's certificate, and at `tls` in `environments.yaml`."),
        Of(NoAnswerKind.Timeout, "No whole answer came in time.", "The time of `limits.timeout` was over.", "Either the server is too slow, or a promised 408 ended in silence."),
        Of(NoAnswerKind.Reset, "The connection ended before the answer was whole.", "The server, or something in between, closed the connection.", "Look into the server's log at the time of the case."),
        Of(NoAnswerKind.MalformedResponse, "What came is no whole HTTP response.", "The status line, a header or the body is broken or cut short.", "The message shows the status line if one came. Look at the server and at the proxies before it."),
        Of(NoAnswerKind.Fixture, "What the case needs could not be created.", "A fixture's request failed, so the case was not sent.", "The failure of the fixture is told with its own line."),
        Of(NoAnswerKind.Other, "The request could not be made or sent.", "The message gives the reason.", "Correct the spec where the request cannot be made."),
        new(Flaky, "warning", "The case was kept, but not at once.", "The case has `retry`, and an attempt before the last one was not kept.", "What came before is in the message. Correct what is unsteady, or take `retry` away to see it fail."),
        new(Fixture, "error", "A fixture's request went wrong.", "A request that creates or deletes what cases need broke its contract or was not answered.", "Correct the request in the spec, or the server."),
        new(KnownIssue, "error", "A known issue is not what it was.", "It is expired, its cases are kept, or they answer wrongly in another way.", "Change or remove the entry of `known-issues.yaml`."),
    ];

    public static int IndexOf(string id) => All.Select(r => r.Id).ToList().IndexOf(id);

    private static SarifRule Of<T>(T kind, string shortly, string full, string help)
        where T : struct, Enum => new(Kebab.Of(kind), "error", shortly, full, help);
}

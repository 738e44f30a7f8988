using ContractTests.Contracts;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>Holds an observation against what is documented: the code first, then the reason phrase.</summary>
public static class Judge
{
    public static Verdict Of(ContractCase contractCase, Observation observation) => observation switch
    {
        Answer answer => Of(contractCase.Service, [contractCase.Status], contractCase.Operation, answer) is { } breach ? new Verdict.Breached(breach) : new Verdict.Kept(),
        NoAnswer none => new Verdict.Unanswered(none.Kind, none.Detail),
        _ => throw new InvalidOperationException($"no such observation: {observation}"),
    };

    /// <summary>Judges an answer that is not the one a burst waits for: any that the operation documents will do.</summary>
    public static Breach? Aside(ContractCase contractCase, Answer answer) => Of(contractCase.Service, contractCase.Operation.Statuses, contractCase.Operation, answer);

    /// <summary>Judges the answer to a fixture's or a clean-up's request; one that lists no status is content with any success.</summary>
    public static Breach? Of(ServiceContract service, SupportRequest request, Answer answer)
    {
        if (request.Statuses.Count > 0)
            return Of(service, request.Statuses, null, answer);
        var code = answer.StatusLine.Code;
        if (code is >= 200 and < 300 || (request.Method == "DELETE" && code is 404 or 410))
            return service.Table.For(code) is null ? null : Of(service, [new StatusKey(code, false)], null, answer);
        return new Breach(BreachKind.WrongStatus, "the status code tells no success", []);
    }

    private static Breach? Of(ServiceContract service, IReadOnlyList<StatusKey> documented, Operation? operation, Answer answer)
    {
        var received = answer.StatusLine;
        if (service.Table.For(received.Code) is not { } row)
            return new Breach(BreachKind.UndocumentedStatus, "the status is not documented", [$"status-codes.yaml has no {received.Code:000}"]);
        if (!documented.Any(d => d.Covers(received.Code)))
        {
            var undocumented = operation is not null && !operation.Documents(received.Code);
            return new Breach(BreachKind.WrongStatus, "the status code differs", undocumented ? [$"the operation does not document {received.Code:000} at all"] : []);
        }

        if (row.AnyReason || ReasonComparison.Agrees(received, row.Reasons, service.Policy))
            return null;
        if (received.Reason.Length > 0)
            return new Breach(BreachKind.WrongReason, "the reason phrase differs", ReasonDifference.Remarks(received, row.Reasons));
        var space = answer.RawStatusLine.EndsWith(' ');
        return new Breach(BreachKind.MissingReason, "the reason phrase is missing", [space ? "the status line ends with the space after the code" : "the status line ends with the code, without the space that RFC 9112 section 4 demands"]);
    }
}

using ContractTests.Contracts;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>Holds an observation against what is documented: the code first, then the reason phrase, then everything else that is expected. What an
/// answer holds is in remarks without secrets.</summary>
public static class Judge
{
    /// <summary>Judges a case; the scope knows what its request knew, and what was captured from the answer.</summary>
    public static Judgement Of(ContractCase contractCase, Observation observation, VariableScope scope, Secrets secrets) => observation switch
    {
        Answer answer when Of(contractCase.Service, [contractCase.Status], contractCase.Operation, answer) is { } breach => new Judgement(new Verdict.Breached(breach), StatusLineChecks.Of(contractCase, answer, breach)),
        Answer answer when Promises(contractCase.Service, contractCase.Expect, answer, contractCase.Operation.Key.Method) is [_, ..] promises => Expected(contractCase, answer, promises, new ExpectationJudge(answer, scope, contractCase.Request.Path, secrets)),
        Answer answer => new Judgement(new Verdict.Kept(), StatusLineChecks.Of(contractCase, answer, null)),
        NoAnswer none => new Judgement(new Verdict.Unanswered(none.Kind, none.Detail), []),
        _ => throw new InvalidOperationException($"no such observation: {observation}"),
    };

    /// <summary>Judges an answer that is not the one a burst waits for: any that the operation documents will do.</summary>
    public static Breach? Aside(ContractCase contractCase, Answer answer, VariableScope scope, Secrets secrets) =>
        Of(contractCase.Service, contractCase.Operation.Statuses, contractCase.Operation, answer)
        ?? Breach(new ExpectationJudge(answer, scope, contractCase.Request.Path, secrets).Unmet(Promises(contractCase.Service, null, answer, contractCase.Operation.Key.Method)));

    /// <summary>Judges the answer to a fixture's or a clean-up's request; one that lists no status is content with any success.</summary>
    public static Breach? Of(ServiceContract service, SupportRequest request, Answer answer, VariableScope scope, Secrets secrets) =>
        Of(service, request, answer) ?? Breach(new ExpectationJudge(answer, scope, request.Spec.Path, secrets).Unmet(Promises(service, null, answer, request.Method)));

    private static Breach? Of(ServiceContract service, SupportRequest request, Answer answer)
    {
        if (request.Statuses.Count > 0)
            return Of(service, request.Statuses, null, answer);
        var code = answer.StatusLine.Code;
        if (code is >= 200 and < 300 || (request.Method == "DELETE" && code is 404 or 410))
            return service.Table.For(code) is null ? null : Of(service, [new StatusKey(code, false)], null, answer);
        return new Breach(BreachKind.WrongStatus, "the status code tells no success", []);
    }

    private static Judgement Expected(ContractCase contractCase, Answer answer, List<Promise> promises, ExpectationJudge judge)
    {
        var judged = promises.ConvertAll(p => (What: judge.Should(p), Unmet: judge.Unmet(p)));
        return new Judgement(
            Breach(judged.Select(j => j.Unmet).OfType<Unmet>()) is { } breach ? new Verdict.Breached(breach) : new Verdict.Kept(),
            [.. StatusLineChecks.Of(contractCase, answer, null), .. judged.Select(j => new Check(j.What, j.Unmet is { } unmet ? Behind(j.What, unmet.Remark) : null))]);
    }

    // A remark begins with what should be, which a check says already.
    private static string Behind(string what, string remark) => remark.StartsWith(what, StringComparison.Ordinal) ? remark[what.Length..].TrimStart(',', ':', ' ') : remark;

    // What the table and an inherited recipe say is written for every method; an answer to HEAD has no body (RFC 9110 section 9.3.2).
    private static List<Promise> Promises(ServiceContract service, Expectation? own, Answer answer, string method)
    {
        List<Promise> promises = [.. service.Table.For(answer.StatusLine.Code)?.Expect?.Promises ?? [], .. own?.Promises ?? []];
        if (method == "HEAD")
            promises.RemoveAll(p => p.NeedsBody);
        return promises;
    }

    private static Breach? Breach(IEnumerable<Unmet> unmet) => unmet.ToList() switch
    {
        [] => null,
        [var only] => new Breach(BreachKind.Expectation, only.Summary, [only.Remark]),
        var several => new Breach(BreachKind.Expectation, $"{several.Count} expectations are not met", [.. several.Select(u => u.Remark)]),
    };

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

using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>Sends a request that removes something; whatever keeps it from being removed makes a leftover.</summary>
internal static class CleanUp
{
    /// <summary>Returns what came back, where anything was sent, and how to tell of it.</summary>
    public static async Task<(Observation? Observation, CaseStep Told)> Send(string what, ServiceContract service, SupportRequest request, VariableScope scope, RunContext context)
    {
        var shown = Line(request, scope, context) ?? request.ToString();
        var began = context.Clock.GetUtcNow();
        string why;
        try
        {
            var step = await context.Send(what, service, request, scope, must: true);
            // Another success than the documented one deletes as well, and what is not there needs no deleting.
            if (step.Observation is NoAnswer || (step is { Breach.Kind: not (BreachKind.WrongReason or BreachKind.MissingReason or BreachKind.Expectation), Observation: Answer { StatusLine.Code: < 200 or >= 300 and not (404 or 410) } }))
                context.Leave(new Leftover(what, context.Explain(step, service)!, shown)); // such a step has an explanation
            return (step.Observation, step.Told(StepKind.CleanUp, service, context));
        }
        catch (UnmakeableRequestException error)
        {
            why = context.Secrets.Hide(error.Message);
        }
        catch (OperationCanceledException)
        {
            why = "there was no time left to delete it";
        }

        context.Leave(new Leftover(what, why, shown));
        return (null, new CaseStep(StepKind.CleanUp, request.ToString(), began, context.Clock.GetUtcNow() - began, StepOutcome.Broken, why));
    }

    /// <summary>The request as a curl line without secrets; null where it cannot be made.</summary>
    public static string? Line(SupportRequest request, VariableScope scope, RunContext context)
    {
        try
        {
            return context.Curl(RequestMaker.Make(request.Method, request.Template, request.Spec, scope));
        }
        catch (UnmakeableRequestException)
        {
            return null;
        }
    }
}

using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>Makes and sends the request of a case as its recipe wants it.</summary>
public static class CaseRequest
{
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put, or the identity cannot be obtained.</exception>
    internal static Task<Exchange> Send(ContractCase contractCase, VariableScope scope, RunContext context, bool creates, CancellationToken givesUp = default) =>
        context.Send(contractCase.Operation.Name, contractCase.Request.Identity, token => Make(contractCase, scope, token), creates, contractCase.Status.Covers, givesUp: givesUp);

    /// <summary>The request before it is signed; `token` is what its identity's own request yielded, where it has one.</summary>
    /// <exception cref="UnmakeableRequestException">A value that came at run time cannot stand where it is put.</exception>
    public static ApiRequest Make(ContractCase contractCase, VariableScope scope, string? token)
    {
        var (method, template) = contractCase.Operation.Key;
        var request = contractCase.Recipe switch
        {
            Recipe.Wire wire => RequestMaker.Make(wire.Text, contractCase.Request, scope, token),
            Recipe.Fault { Hook: var hook } => RequestMaker.Make(method, template, hook.Carried.Over(contractCase.Request), scope, token),
            Recipe.Stalled stalled => RequestMaker.Make(method, template, contractCase.Request, scope, token) with
            {
                Stall = stalled.Part == StalledPart.Headers ? Stall.Headers : Stall.Body,
                Timeout = stalled.Within,
            },
            _ => RequestMaker.Make(method, template, contractCase.Request, scope, token),
        };
        return request with { NeedsWholeBody = contractCase.ReadsBody };
    }
}

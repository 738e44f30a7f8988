using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>
/// An environment that has been asked to fail until this is disposed of. A fault that cannot be switched off again is a leftover, since it
/// goes on for everybody.
/// </summary>
internal sealed class FaultSwitch : IAsyncDisposable
{
    private readonly IReadOnlyList<SupportRequest> _after;
    private readonly VariableScope _scope;
    private readonly RunContext _context;
    private readonly Action<CaseStep> _tell;

    private FaultSwitch(IReadOnlyList<SupportRequest> after, VariableScope scope, RunContext context, Action<CaseStep> tell) => (_after, _scope, _context, _tell) = (after, scope, context, tell);

    /// <summary>Sends what the environment wants before a fault.</summary>
    /// <exception cref="UnmakeableRequestException">The environment did not do what it was asked.</exception>
    public static async Task<FaultSwitch> On(FaultHook hook, VariableScope scope, RunContext context, Action<CaseStep> tell)
    {
        var fault = new FaultSwitch(hook.After, scope, context, tell);
        try
        {
            foreach (var request in hook.Before)
            {
                if (fault.Failure(request, await context.Send(request, scope, must: false)) is { } why)
                    throw new UnmakeableRequestException($"the environment could not be asked to fail: {why}");
            }
        }
        catch
        {
            await fault.DisposeAsync(); // a part of it may be on
            throw;
        }

        return fault;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var request in _after)
        {
            try
            {
                if (Failure(request, await _context.Send(request, _scope, must: true)) is { } why)
                    Leave(request, why);
            }
            catch (Exception error) when (error is UnmakeableRequestException or OperationCanceledException)
            {
                Leave(request, error is UnmakeableRequestException ? _context.Secrets.Hide(error.Message) : "there was no time left to switch it off");
            }
        }
    }

    private void Leave(SupportRequest request, string why) => _context.Leave(new Leftover("fault", $"it may still be on: {why}", CleanUp.Line(request, _scope, _context) ?? request.ToString()));

    private string? Failure(SupportRequest request, Observation observation)
    {
        var failure = observation switch
        {
            Answer answer when request.Accepts(answer.StatusLine.Code) => null,
            Answer answer => $"{request} was answered {_context.Shown(answer)}",
            NoAnswer none => $"{request} was not answered: {_context.Secrets.Hide(none.Detail)}",
            _ => throw new InvalidOperationException($"no such observation: {observation}"),
        };
        _tell(new CaseStep(StepKind.Fault, request.ToString(), observation.Started, observation.Elapsed, failure is null ? StepOutcome.Passed : StepOutcome.Broken, failure));
        return failure;
    }
}

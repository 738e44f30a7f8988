using ContractTests.Contracts.Environments;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>Waits for what an environment must answer before the first case is sent to it.</summary>
internal static class Readiness
{
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromMilliseconds(500);

    /// <summary>An environment that does not become ready in time is sick.</summary>
    public static async Task Await(ContractEnvironment environment, RunContext context)
    {
        if (environment.WaitFor is not { } waitFor)
            return;
        context.IsWaiting = true;
        try
        {
            await Await(environment, waitFor, context);
        }
        finally
        {
            context.IsWaiting = false;
        }
    }

    private static async Task Await(ContractEnvironment environment, WaitFor waitFor, RunContext context)
    {
        var (scope, began) = (context.NewScope(), context.Clock.GetTimestamp());
        while (true)
        {
            var left = waitFor.Within - context.Clock.GetElapsedTime(began);
            var last = await Ask(waitFor, scope, context, left < environment.Limits.Timeout ? left : null);
            if (last is null)
                return;
            if (context.Health.Sickness is not null || context.Clock.GetElapsedTime(began) + BetweenTwo > waitFor.Within)
            {
                context.Health.Say($"the environment `{environment.Name}` did not become ready within {waitFor.Within.TotalSeconds:0.###} s: {waitFor.Request} {last}");
                return;
            }

            try
            {
                await Task.Delay(BetweenTwo, context.Clock, context.Interrupted);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Null when the environment is ready; otherwise what came, as a sentence's end.
    private static async Task<string?> Ask(WaitFor waitFor, VariableScope scope, RunContext context, TimeSpan? timeout)
    {
        try
        {
            return await context.Send(waitFor.Request, scope, must: false, timeout) switch
            {
                Answer answer when waitFor.Request.Accepts(answer.StatusLine.Code) => null,
                Answer answer => $"was answered {answer.StatusLine}",
                NoAnswer none => $"was not answered: {none.Detail}",
                var other => throw new InvalidOperationException($"no such observation: {other}"),
            };
        }
        catch (UnmakeableRequestException error)
        {
            return $"could not be sent: {error.Message}";
        }
        catch (OperationCanceledException)
        {
            return null; // the run was interrupted, and no case will be sent
        }
    }
}

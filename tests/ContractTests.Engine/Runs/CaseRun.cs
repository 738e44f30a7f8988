using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The way of one case: its fixtures, its request, the judgement, the clean-up.</summary>
internal sealed class CaseRun(ContractCase contractCase, FixtureSet shared, RunContext context, TimeProvider clock)
{
    private readonly FixtureSet _own = new(contractCase.Service, context);
    private readonly VariableScope _scope = context.NewScope();
    private readonly List<SupportStep> _cleanups = [];
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>What is created is deleted under <paramref name="cleanup"/>, which outlives an interrupted run's <paramref name="cancellation"/>.</summary>
    public async Task<CaseResult> Go(CancellationToken cancellation, CancellationToken cleanup)
    {
        CaseResult result;
        try
        {
            result = await Ask(cancellation, cleanup);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            result = new CaseResult(contractCase, new Verdict.Unanswered(NoAnswerKind.Other, "the run was interrupted"), _started);
        }

        catch (Exception fault)
        {
            // A fault of ours must cost one case its verdict, and no other case its result.
            result = Unanswered(NoAnswerKind.Other, $"the harness itself failed ({fault.GetType().Name}: {fault.Message})");
        }

        await _own.Delete(cleanup);
        return result with { Support = [.. _own.Steps, .. _cleanups] };
    }

    private async Task<CaseResult> Ask(CancellationToken cancellation, CancellationToken cleanup)
    {
        foreach (var fixture in contractCase.Fixtures)
        {
            var instance = await (contractCase.OwnFixtures ? _own : shared).Get(fixture, cancellation);
            if (instance.Failure is { } failure)
                return Unanswered(NoAnswerKind.Fixture, failure);
            foreach (var (name, value) in instance.Values)
                _scope.Provide(name, value);
        }

        ApiRequest request;
        try
        {
            request = RequestMaker.Make(contractCase.Operation.Key.Method, contractCase.Operation.Key.Template, contractCase.Request, _scope);
        }
        catch (Exception error) when (error is UnmakeableRequestException or UnknownVariableException)
        {
            return Unanswered(NoAnswerKind.Other, $"the request could not be made: {error.Message}");
        }

        Observation observation;
        try
        {
            observation = await context.Client.Send(request, cancellation);
        }
        catch (OperationCanceledException) when (Creator is not null)
        {
            context.Leave(new Leftover(contractCase.Id, "the run was interrupted before the answer came: what the request creates may exist", null));
            throw;
        }

        await CleanUpAfter(observation, cleanup);
        return new CaseResult(contractCase, Judge.Of(contractCase, observation), _started) { Request = context.Secrets.Hide(request), Observation = Kept(observation) };
    }

    // A success that nobody expected creates things too: the operation's own way to clean up after a success is taken then.
    private ContractCase? Creator => contractCase.Cleanup.Count > 0 ? contractCase : contractCase.Operation.Cases.FirstOrDefault(c => c.Cleanup.Count > 0);

    // What was to be captured is captured: of thousands of results, each holds no more than a report shows.
    private static Observation Kept(Observation observation) => observation is Answer answer ? answer with { Body = answer.Body.Shortened() } : observation;

    private CaseResult Unanswered(NoAnswerKind kind, string detail) => new(contractCase, new Verdict.Unanswered(kind, context.Secrets.Hide(detail)), _started);

    private async Task CleanUpAfter(Observation observation, CancellationToken cancellation)
    {
        if (Creator is not { } creator)
            return;
        if (observation is not Answer answer)
        {
            if (observation is NoAnswer { Kind: NoAnswerKind.Timeout or NoAnswerKind.Reset or NoAnswerKind.MalformedResponse } none)
                context.Leave(new Leftover(contractCase.Id, $"the request was not answered ({none.Detail}): what it creates may exist", null));
            return;
        }

        var success = answer.StatusLine.Code is >= 200 and < 300;
        if (!success && (creator != contractCase || creator.Captures.Count > 0))
            return;
        var missing = context.Take(creator.Captures, answer, _scope.Own);
        if (missing.Count > 0 && success)
        {
            context.Leave(new Leftover(contractCase.Id, $"the answer {answer.StatusLine} has no {string.Join(" and no ", missing.Select(m => $"`{m.From}`"))}: what the request created cannot be named", null));
            return;
        }

        foreach (var request in creator.Cleanup)
        {
            var known = request with { Spec = request.Spec with { Path = request.Spec.Path.Concat(contractCase.Request.Path.Where(p => !request.Spec.Path.ContainsKey(p.Key))).ToDictionary() } };
            if (await CleanUp.Send("clean-up", contractCase.Service, known, _scope, context, cancellation) is { } step)
                _cleanups.Add(step);
        }
    }
}

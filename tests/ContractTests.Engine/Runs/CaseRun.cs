using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The way of one case: its fixtures, its request, the judgement, the clean-up.</summary>
internal sealed class CaseRun(ContractCase contractCase, FixtureSet shared, RunContext context, TimeProvider clock)
{
    private readonly FixtureSet _own = new(contractCase.Service, context);
    private readonly VariableScope _scope = context.NewScope();
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    public async Task<CaseResult> Go()
    {
        CaseResult result;
        try
        {
            result = await Ask();
        }
        catch (OperationCanceledException)
        {
            result = Unanswered(NoAnswerKind.Other, "the run was interrupted");
        }
        catch (Exception fault)
        {
            // A fault of ours must cost one case its verdict, and no other case its result.
            result = Unanswered(NoAnswerKind.Other, $"the harness itself failed ({fault.GetType().Name}: {fault.Message})");
        }

        await _own.Delete();
        return result;
    }

    private async Task<CaseResult> Ask()
    {
        foreach (var fixture in contractCase.Fixtures)
        {
            var instance = await (contractCase.OwnFixtures ? _own : shared).Get(fixture);
            if (instance.Failure is { } failure)
                return Unanswered(NoAnswerKind.Fixture, failure);
            foreach (var (name, value) in instance.Values)
                _scope.Provide(name, value);
        }

        ApiRequest request;
        try
        {
            request = RequestMaker.Make(contractCase.Operation.Key.Method, contractCase.Operation.Key.Template, contractCase.Request, _scope) with { NeedsWholeBody = contractCase.ReadsBody };
        }
        catch (UnmakeableRequestException error)
        {
            return Unanswered(NoAnswerKind.Other, $"the request could not be made: {error.Message}");
        }

        Observation observation;
        try
        {
            observation = await context.Send(request, creates: Creator is not null);
        }
        catch (OperationCanceledException) when (Creator is not null)
        {
            context.Leave(new Leftover(contractCase.Id, "the run was interrupted before the answer came: what the request creates may exist", null));
            throw;
        }

        Verdict verdict;
        try
        {
            if (observation is Answer answer)
                _ = context.Take(contractCase.Captures, answer, _scope.Own); // an expectation may name them
            verdict = Judge.Of(contractCase, observation, _scope, context.Secrets);
        }
        finally
        {
            await CleanUpAfter(observation); // whatever becomes of the judgement
        }

        return new CaseResult(contractCase, verdict, _started) { Request = context.Secrets.Hide(request), Observation = Kept(observation) };
    }

    // A success that nobody expected creates things too: the operation's own way to clean up after a success is taken then.
    private ContractCase? Creator => contractCase.Cleanup.Count > 0 ? contractCase : contractCase.Operation.Creator;

    // What was to be captured is captured: of thousands of results, each holds no more than a report shows.
    private static Observation Kept(Observation observation) => observation is Answer answer ? answer with { Body = answer.Body.Shortened() } : observation;

    private CaseResult Unanswered(NoAnswerKind kind, string detail) => new(contractCase, new Verdict.Unanswered(kind, context.Secrets.Hide(detail)), _started);

    private async Task CleanUpAfter(Observation observation)
    {
        if (Creator is not { } creator)
            return;
        if (observation is not Answer answer)
        {
            if (observation is NoAnswer { Kind: NoAnswerKind.Timeout or NoAnswerKind.Reset or NoAnswerKind.MalformedResponse } none)
                context.Leave(new Leftover(contractCase.Id, $"the request was not answered ({none.Detail}): what it creates may exist", null));
            return;
        }

        // A redirect to what was created (303) is a success where the documentation says so.
        var code = answer.StatusLine.Code;
        var created = code is >= 200 and < 300 || (code < 400 && creator == contractCase && contractCase.Status.Covers(code));
        if (!created && (creator != contractCase || creator.Captures.Count > 0))
            return;
        var missing = context.Take(creator.Captures, answer, _scope.Own);
        if (missing.Any)
        {
            context.Leave(new Leftover(contractCase.Id, context.Secrets.Hide($"the answer {answer.StatusLine} has {missing}: what the request created cannot be named"), null));
            return;
        }

        foreach (var request in creator.Cleanup)
        {
            var known = request with { Spec = request.Spec with { Path = request.Spec.Path.Concat(contractCase.Request.Path.Where(p => !request.Spec.Path.ContainsKey(p.Key))).ToDictionary() } };
            await CleanUp.Send("clean-up", contractCase.Service, known, _scope, context);
        }
    }
}

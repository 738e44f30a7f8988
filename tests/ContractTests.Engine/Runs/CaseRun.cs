using System.Diagnostics;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The way of one case: its fixtures, its request as often as `retry` wants it, the judgement, the clean-up.</summary>
internal sealed class CaseRun(ContractCase contractCase, FixtureSet shared, RunContext context)
{
    private readonly FixtureSet? _own = contractCase is { OwnFixtures: true, Fixtures.Count: > 0 } ? new FixtureSet(contractCase.Service, context) : null;
    private readonly VariableScope _scope = context.NewScope();
    private readonly DateTimeOffset _started = context.Clock.GetUtcNow();
    private readonly List<Attempt> _attempts = [];
    private readonly List<CaseStep> _steps = [];
    private string? _curl;

    public async Task<CaseResult> Go()
    {
        CaseResult result;
        try
        {
            result = await Ask();
        }
        catch (OperationCanceledException)
        {
            // Somebody wanted it so: that is no missing answer.
            result = Tried() ?? new CaseResult(contractCase, new Verdict.Unproven("given up: the run was interrupted"), _started) { Attempts = _attempts, Untried = true };
        }
        catch (UnmakeableRequestException error)
        {
            result = Unanswered(NoAnswerKind.Other, $"the request could not be made: {error.Message}");
        }
        catch (Exception fault)
        {
            // A fault of ours must cost one case its verdict, and no other case its result.
            result = Unanswered(NoAnswerKind.Other, $"the harness itself failed ({fault.GetType().Name}: {fault.Message})");
        }

        if (_own is not null)
            _steps.AddRange(await _own.Delete());
        // What switches a fault off ends before its request is told of.
        return result with { Steps = _steps.Count > 1 ? [.. _steps.OrderBy(s => s.Started)] : [.. _steps], Attempts = [.. _attempts] };
    }

    private async Task<CaseResult> Ask()
    {
        foreach (var fixture in contractCase.Fixtures)
        {
            var asked = (Time: context.Clock.GetUtcNow(), Stamp: Stopwatch.GetTimestamp());
            var instance = await (_own ?? shared).Get(fixture);
            _steps.Add(contractCase.OwnFixtures ? instance.Told : instance.ToldAsShared(asked.Time, Stopwatch.GetElapsedTime(asked.Stamp)));
            if (instance.Failure is { } failure)
            {
                var unanswered = Unanswered(NoAnswerKind.Fixture, failure);
                context.Health.Count(contractCase, unanswered.Verdict, instance.FailedFor, ofFixture: true);
                return unanswered;
            }

            foreach (var (name, value) in instance.Values)
                _scope.Provide(name, value);
        }

        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var trial = await Try();
            Keep(trial);
            foreach (var observation in trial.Observations)
                await CleanUpAfter(observation);
            if (trial.Judgement.Verdict is Verdict.Kept || contractCase.Retry is not { } retry || !await Waited(retry, trial.Exchange.Observation, began))
                break;
        }

        var result = Tried()!; // at least once
        // A known breach says nothing new of the environment.
        context.Health.Count(contractCase, result.Known is null ? result.Verdict : new Verdict.Kept(), result.Observation);
        return result;
    }

    private async Task<Trial> Try()
    {
        try
        {
            if (contractCase.Recipe is Recipe.Burst burst)
                return await new BurstTrial(contractCase, burst, _scope, context).Go(Creator is not null);
            await using var fault = contractCase.Recipe is Recipe.Fault { Hook: var hook } ? await FaultSwitch.On(hook, _scope, context, _steps.Add) : null;
            var exchange = await CaseRequest.Send(contractCase, _scope, context, creates: Creator is not null && !IsCutShort);
            return new Trial(exchange, Judged(exchange.Observation), [exchange.Observation]);
        }
        catch (OperationCanceledException) when (Creator is not null && !IsCutShort)
        {
            context.Leave(new Leftover(contractCase.Id, "the run was interrupted before the answer came: what the request creates may exist", null));
            throw;
        }
    }

    // What goes wrong in judging is a fault of ours: what was observed is cleaned up after all the same.
    private Judgement Judged(Observation observation)
    {
        try
        {
            if (observation is Answer answer)
                _ = context.Take(contractCase.Captures, answer, _scope.Own); // an expectation may name them
            return Judge.Of(contractCase, observation, _scope, context.Secrets);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new Judgement(new Verdict.Unanswered(NoAnswerKind.Other, context.Secrets.Hide($"the harness itself failed ({fault.GetType().Name}: {fault.Message})")), []);
        }
    }

    // A server may be asked to wait longer than the spec does.
    private async Task<bool> Waited(Retry retry, Observation observation, long began)
    {
        var asked = observation is Answer answer ? RetryAfter.Of(answer, context.Clock.GetUtcNow()) : null;
        var wait = asked > retry.Every ? asked.Value : retry.Every;
        if (wait > retry.Within - Stopwatch.GetElapsedTime(began))
            return false;
        await Task.Delay(wait, context.Clock, context.Interrupted);
        return true;
    }

    private void Keep(Trial trial)
    {
        if (trial.Exchange.Before is { } before)
            Keep(new Attempt(Kept(before.Observation), null, "sent again with a new token, since this one may have been too old") { Request = context.Secrets.Hide(before.Request) });
        var isLookedAt = trial.Judgement.Verdict is not Verdict.Kept || _attempts.Exists(a => a.Verdict is Verdict.Breached or Verdict.Unanswered);
        Keep(new Attempt(isLookedAt ? Kept(trial.Exchange.Observation) : StatusLineOf(trial.Exchange.Observation), trial.Judgement.Verdict, trial.Note) { Request = context.Secrets.Hide(trial.Exchange.Request), Checks = trial.Judgement.Checks });
        _curl = context.Curl(trial.Exchange.Request);
    }

    private void Keep(Attempt attempt)
    {
        var (observation, verdict) = (attempt.Observation, attempt.Verdict);
        var came = observation is Answer answer ? context.Shown(answer) : "no answer";
        var (outcome, detail) = verdict switch
        {
            Verdict.Kept => (StepOutcome.Passed, attempt.Note),
            Verdict.Breached breached => (StepOutcome.Failed, breached.Breach.Summary),
            Verdict.Unanswered unanswered => (StepOutcome.Broken, context.Secrets.Hide(unanswered.Detail)),
            _ => (StepOutcome.Skipped, attempt.Note),
        };
        _attempts.Add(attempt);
        _steps.Add(new CaseStep(StepKind.Request, $"{attempt.Request} → {came}", observation.Started, observation.Elapsed, outcome, detail) { Attempt = attempt });
    }

    private CaseResult? Tried() =>
        _attempts is [.., { Verdict: { } verdict } last]
            ? new CaseResult(contractCase, verdict, _started) { Request = last.Request, Curl = _curl, Observation = last.Observation, Attempts = _attempts, Issue = context.KnownIssues.Match(contractCase, last) }
            : null;

    // A request that never comes to its end creates nothing.
    private bool IsCutShort => contractCase.Recipe is Recipe.Stalled;

    // A success that nobody expected creates things too: the operation's own way to clean up after a success is taken then.
    private ContractCase? Creator => contractCase.Cleanup.Count > 0 ? contractCase : contractCase.Operation.Creator;

    // What was to be captured is captured: of thousands of results, each holds no more than a report shows.
    private static Observation Kept(Observation observation) => observation is Answer answer ? answer with { Body = answer.Body.Shortened() } : observation;

    // Of a case that was kept at once nobody asks for more; there may be a hundred thousand of them.
    private static Observation StatusLineOf(Observation observation) => observation is Answer answer ? answer with { Headers = [], Body = ResponseBody.Empty } : observation;

    private CaseResult Unanswered(NoAnswerKind kind, string detail) => new(contractCase, new Verdict.Unanswered(kind, context.Secrets.Hide(detail)), _started) { Attempts = _attempts };

    private async Task CleanUpAfter(Observation observation)
    {
        if (Creator is not { } creator)
            return;
        if (observation is not Answer answer)
        {
            if (observation is NoAnswer { Kind: NoAnswerKind.Timeout or NoAnswerKind.Reset or NoAnswerKind.MalformedResponse } none && !IsCutShort)
                Leave($"the request was not answered ({none.Detail}): what it creates may exist");
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
            Leave(context.Secrets.Hide($"the answer {answer.StatusLine} has {missing}: what the request created cannot be named"));
            return;
        }

        foreach (var request in creator.Cleanup)
        {
            var known = request with { Spec = request.Spec with { Path = request.Spec.Path.Concat(contractCase.Request.Path.Where(p => !request.Spec.Path.ContainsKey(p.Key))).ToDictionary() } };
            _steps.Add((await CleanUp.Send("clean-up", contractCase.Service, known, _scope, context)).Told);
        }
    }

    private void Leave(string why)
    {
        context.Leave(new Leftover(contractCase.Id, why, null));
        _steps.Add(new CaseStep(StepKind.CleanUp, "clean up after the request", context.Clock.GetUtcNow(), TimeSpan.Zero, StepOutcome.Broken, why));
    }
}

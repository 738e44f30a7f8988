using System.Collections.Concurrent;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// At most one instance of each fixture: one set is shared by the cases that only read, every other case has its own. Instances are created
/// when they are first asked for and deleted in the reverse order.
/// </summary>
internal sealed class FixtureSet(ServiceContract service, RunContext context)
{
    private readonly ConcurrentDictionary<Fixture, Lazy<Task<FixtureInstance>>> _instances = [];
    private readonly ConcurrentStack<FixtureInstance> _created = [];

    /// <summary>Asked for by many at once, a fixture is still created once.</summary>
    public Task<FixtureInstance> Get(Fixture fixture) =>
        _instances.GetOrAdd(fixture, f => new Lazy<Task<FixtureInstance>>(() => Create(f))).Value;

    /// <summary>Deletes what exists, the newest first, and tells how; what cannot be deleted is left in the run's list of leftovers.</summary>
    public async Task<IReadOnlyList<CaseStep>> Delete()
    {
        var steps = new List<CaseStep>();
        while (_created.TryPop(out var instance))
        {
            if (await Delete(instance) is { } step)
                steps.Add(step);
        }

        return steps;
    }

    private async Task<FixtureInstance> Create(Fixture fixture)
    {
        var instance = new FixtureInstance(fixture, context.NewScope(), context.Clock.GetUtcNow());
        foreach (var needed in fixture.Needs)
        {
            var outer = await Get(needed);
            instance.Failure ??= outer.Failure;
            instance.FailedFor ??= outer.FailedFor;
            foreach (var (name, value) in outer.Values)
                instance.Scope.Provide(name, value);
        }

        if (instance.Failure is not null)
            return instance;
        foreach (var (name, text) in fixture.Fixed)
            Keep(instance, name, instance.Scope.Typed(text));
        _created.Push(instance);

        var missing = new MissingCaptures(fixture.Captured, null);
        foreach (var create in fixture.Create)
        {
            missing = await Create(instance, create, missing);
            if (instance.Failure is not null)
                return instance;
        }

        if (missing.Any)
            instance.Failure = $"the fixture `{fixture.Name}` was created, but its answer has {missing} for `{missing.Captures[0].Name}`";
        return instance;
    }

    private async Task<MissingCaptures> Create(FixtureInstance instance, SupportRequest create, MissingCaptures missing)
    {
        var what = $"fixture `{instance.Fixture.Name}`: create";
        SupportStep step;
        try
        {
            step = await context.Send(what, service, create, instance.Scope);
            instance.Add(step.Told(StepKind.Fixture, service, context));
        }
        catch (UnmakeableRequestException error)
        {
            instance.Failure = $"the fixture `{instance.Fixture.Name}` could not be created: {error.Message}";
            return missing;
        }
        catch (OperationCanceledException)
        {
            instance.Doubt = "the run was interrupted before its creation was answered";
            throw;
        }

        if (step.Observation is not Answer answer)
        {
            var why = context.Explain(step, service);
            instance.Failure = $"the fixture `{instance.Fixture.Name}` could not be created: {create} was not answered: {why}";
            instance.FailedFor = step.Observation;
            if (((NoAnswer)step.Observation).Kind is NoAnswerKind.Timeout or NoAnswerKind.Reset or NoAnswerKind.MalformedResponse)
                instance.Doubt = $"its creation was not answered ({why})";
            return missing;
        }

        // A wrong phrase, an unmet expectation, or another success than the documented one, is a breach and told as one; the resource is there and serves all the same.
        var documented = step.Breach is null or { Kind: BreachKind.WrongReason or BreachKind.MissingReason or BreachKind.Expectation };
        var success = answer.StatusLine.Code is >= 200 and < 300;
        instance.Exists |= success || (documented && answer.StatusLine.Code < 400);
        if (success || documented)
            missing = context.Take(missing.Captures, answer, (name, value) => Keep(instance, name, value));
        else
            (instance.Failure, instance.FailedFor) = ($"the fixture `{instance.Fixture.Name}` could not be created: {create}: {context.Explain(step, service)}", answer);
        return missing;
    }

    private void LeaveDoubtful(FixtureInstance instance, List<string> lines) =>
        context.Leave(new Leftover($"fixture `{instance.Fixture.Name}`", $"{instance.Doubt}: it may exist", lines.Count == 0 ? null : string.Join('\n', lines)));

    private static void Keep(FixtureInstance instance, string name, VariableValue value)
    {
        instance.Values[name] = value;
        instance.Scope.Own(name, value);
    }

    // Null where nothing was done.
    private async Task<CaseStep?> Delete(FixtureInstance instance)
    {
        if (!instance.Exists && instance.Doubt is null)
            return null;
        var (what, began) = ($"delete the fixture `{instance.Fixture.Name}`", context.Clock.GetUtcNow());
        // What may have been created can be deleted where the client chose its name; otherwise the lines are all that can be told.
        var lines = instance.Fixture.Delete.Select(d => CleanUp.Line(d, instance.Scope, context)).OfType<string>().ToList();
        if (!instance.Exists && (lines.Count == 0 || lines.Count < instance.Fixture.Delete.Count))
        {
            LeaveDoubtful(instance, lines);
            return new CaseStep(StepKind.CleanUp, what, began, TimeSpan.Zero, StepOutcome.Broken, instance.Doubt);
        }

        var deleted = true;
        var steps = new List<CaseStep>();
        foreach (var delete in instance.Fixture.Delete)
        {
            var (observation, step) = await CleanUp.Send($"fixture `{instance.Fixture.Name}`: delete", service, delete, instance.Scope, context);
            deleted &= observation is not Answer { StatusLine.Code: < 200 or >= 300 };
            steps.Add(step);
        }

        // It was not there yet: a server that did not answer may still be at it.
        if (!instance.Exists && !deleted)
            LeaveDoubtful(instance, lines);
        return steps.Count == 0 ? null : new CaseStep(StepKind.CleanUp, what, began, context.Clock.GetUtcNow() - began, steps.Max(s => s.Outcome)) { Steps = steps };
    }
}

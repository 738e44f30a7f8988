using System.Collections.Concurrent;
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
    private readonly ConcurrentQueue<SupportStep> _steps = [];

    public IReadOnlyList<SupportStep> Steps => [.. _steps];

    /// <summary>Asked for by many at once, a fixture is still created once.</summary>
    public Task<FixtureInstance> Get(Fixture fixture, CancellationToken cancellation) =>
        _instances.GetOrAdd(fixture, f => new Lazy<Task<FixtureInstance>>(() => Create(f, cancellation))).Value;

    /// <summary>Deletes what exists, the newest first; what cannot be deleted is left in the run's list of leftovers.</summary>
    public async Task Delete(CancellationToken cancellation)
    {
        while (_created.TryPop(out var instance))
            await Delete(instance, cancellation);
    }

    private async Task<FixtureInstance> Create(Fixture fixture, CancellationToken cancellation)
    {
        var instance = new FixtureInstance(fixture, context.NewScope());
        foreach (var needed in fixture.Needs)
        {
            var outer = await Get(needed, cancellation);
            instance.Failure ??= outer.Failure;
            foreach (var (name, value) in outer.Values)
                instance.Scope.Provide(name, value);
        }

        if (instance.Failure is not null)
            return instance;
        foreach (var (name, text) in fixture.Fixed)
            Keep(instance, name, instance.Scope.Typed(text));
        _created.Push(instance);

        var missing = (IReadOnlyList<Capture>)fixture.Captured;
        foreach (var create in fixture.Create)
        {
            missing = await Create(instance, create, missing, cancellation);
            if (instance.Failure is not null)
                return instance;
        }

        if (missing.Count > 0)
            instance.Failure = $"the fixture `{fixture.Name}` was created, but its answer has no {string.Join(" and no ", missing.Select(m => $"`{m.From}`"))} for `{missing[0].Name}`";
        return instance;
    }

    private async Task<IReadOnlyList<Capture>> Create(FixtureInstance instance, SupportRequest create, IReadOnlyList<Capture> missing, CancellationToken cancellation)
    {
        var what = $"fixture `{instance.Fixture.Name}`: create";
        SupportStep step;
        try
        {
            step = await context.Send(what, service, create, instance.Scope, cancellation);
        }
        catch (Exception error) when (error is UnmakeableRequestException or UnknownVariableException)
        {
            instance.Failure = $"the fixture `{instance.Fixture.Name}` could not be created: {error.Message}";
            return missing;
        }
        catch (OperationCanceledException)
        {
            LeaveDoubtful(instance, "the run was interrupted while it was being created");
            throw;
        }

        _steps.Enqueue(step);
        if (step.Observation is not Answer answer)
        {
            var why = context.Explain(step, service);
            instance.Failure = $"the fixture `{instance.Fixture.Name}` could not be created: {create} was not answered: {why}";
            if (((NoAnswer)step.Observation).Kind is not (NoAnswerKind.Refused or NoAnswerKind.Dns or NoAnswerKind.Tls))
                LeaveDoubtful(instance, $"its creation was not answered ({why})");
            return missing;
        }

        // A wrong phrase, or another success than the documented one, is a breach and told as one; the resource is there and serves all the same.
        var success = answer.StatusLine.Code is >= 200 and < 300;
        instance.Exists |= success;
        if (success || step.Breach is null or { Kind: BreachKind.WrongReason or BreachKind.MissingReason })
            missing = context.Take(missing, answer, (name, value) => Keep(instance, name, value));
        else
            instance.Failure = $"the fixture `{instance.Fixture.Name}` could not be created: {create}: {context.Explain(step, service)}";
        return missing;
    }

    // The line that would delete it is known where the client chose the name.
    private void LeaveDoubtful(FixtureInstance instance, string why)
    {
        var lines = instance.Fixture.Delete.Select(d => CleanUp.Line(d, instance.Scope, context)).OfType<string>().ToList();
        context.Leave(new Leftover($"fixture `{instance.Fixture.Name}`", $"{why}: it may exist", lines.Count == 0 ? null : string.Join('\n', lines)));
    }

    private static void Keep(FixtureInstance instance, string name, VariableValue value)
    {
        instance.Values[name] = value;
        instance.Scope.Own(name, value);
    }

    private async Task Delete(FixtureInstance instance, CancellationToken cancellation)
    {
        if (!instance.Exists)
            return;
        foreach (var delete in instance.Fixture.Delete)
        {
            if (await CleanUp.Send($"fixture `{instance.Fixture.Name}`: delete", service, delete, instance.Scope, context, cancellation) is { } step)
                _steps.Enqueue(step);
        }
    }
}

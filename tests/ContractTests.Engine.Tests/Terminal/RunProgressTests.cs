using ContractTests.Contracts.Services;
using ContractTests.Judgements;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RunProgressTests
{
    private readonly HandClock _clock = new();

    [Test]
    public void Cases_that_end_one_after_the_other_have_a_rate_and_soon_a_time_left()
    {
        var progress = Of(100, "GET /things: { responses: { 200: [CASES] } }", out var cases);

        RunThrough(progress, cases.Take(20), TimeSpan.FromSeconds(0.25));
        var early = progress.Now();
        RunThrough(progress, cases.Skip(20).Take(20), TimeSpan.FromSeconds(0.25));

        Assert.That(early, Is.EqualTo(new Progress(100, 20) { Kept = 20, PerSecond = 4, Left = new TimeLeft(TimeSpan.FromSeconds(20), false) }));
        Assert.That(progress.Now(), Is.EqualTo(new Progress(100, 40) { Kept = 40, PerSecond = 4, Left = new TimeLeft(TimeSpan.FromSeconds(15), false) }));
    }

    [Test]
    public void Too_few_cases_are_nothing_to_go_by()
    {
        var progress = Of(100, "GET /things: { responses: { 200: [CASES] } }", out var cases);

        RunThrough(progress, cases.Take(10), TimeSpan.FromSeconds(0.25));

        Assert.That(progress.Now().Left, Is.Null);
    }

    [Test]
    public void As_long_as_no_stalled_case_has_ended_it_takes_at_least_what_the_others_take()
    {
        var progress = Of(100, "GET /things: { responses: { 200: [CASES] } }\nPOST /things: { responses: { 408: [{ case: a, provoke: stalled-body }, { case: b, provoke: stalled-body }] } }", out var cases);
        var stalled = cases.Where(c => c.Recipe is not null).ToList();

        RunThrough(progress, cases.Take(20), TimeSpan.FromSeconds(0.25));
        var before = progress.Now().Left;
        RunThrough(progress, stalled.Take(1), TimeSpan.FromSeconds(10));

        Assert.That(before, Is.EqualTo(new TimeLeft(TimeSpan.FromSeconds(20), true)));
        Assert.That(progress.Now().Left, Is.EqualTo(new TimeLeft(TimeSpan.FromSeconds(30), false)));
    }

    [Test]
    public void When_nothing_has_ended_for_a_second_the_oldest_case_is_waited_for()
    {
        var progress = Of(3, "GET /things: { responses: { 200: [CASES] } }", out var cases);

        progress.Begin(cases[0]);
        _clock.Step(TimeSpan.FromSeconds(0.5));
        progress.Begin(cases[1]);
        var at = progress.Now().Waiting;
        _clock.Step(TimeSpan.FromSeconds(0.5));

        Assert.That(at, Is.Null);
        Assert.That(progress.Now().Waiting, Is.EqualTo(new Wait(cases[0], 1, TimeSpan.FromSeconds(1))));
    }

    [Test]
    public void Before_the_first_case_the_environment_is_waited_for()
    {
        var progress = Of(3, "GET /things: { responses: { 200: [CASES] } }", out _);

        _clock.Step(TimeSpan.FromSeconds(1));

        Assert.That(progress.Now().Waiting, Is.EqualTo(new Wait(null, 0, TimeSpan.FromSeconds(1))));
    }

    [Test]
    public void What_was_never_sent_counts_for_no_rate()
    {
        var progress = Of(3, "GET /things: { responses: { 200: [CASES] } }", out var cases);

        _ = progress.Now();
        foreach (var contractCase in cases)
            progress.End(new CaseResult(contractCase, new Verdict.Unproven("not sent"), default));
        _clock.Step(TimeSpan.FromSeconds(2));

        Assert.That(progress.Now(), Is.EqualTo(new Progress(3, 3)));
    }

    private RunProgress Of(int count, string operations, out IReadOnlyList<ContractCase> cases)
    {
        using var specs = new ThingSpecs("http://api.test", operations.Replace("CASES", string.Join(", ", Enumerable.Range(0, count).Select(n => $"{{ case: c{n} }}")), StringComparison.Ordinal));
        cases = [.. specs.Read().Cases];
        return new RunProgress(cases, 1, _clock);
    }

    private void RunThrough(RunProgress progress, IEnumerable<ContractCase> cases, TimeSpan each)
    {
        foreach (var contractCase in cases)
        {
            _ = progress.Now();
            progress.Begin(contractCase);
            _clock.Step(each);
            progress.End(new CaseResult(contractCase, new Verdict.Kept(), default));
        }
    }

    /// <summary>Time goes on when it is told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Step(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}

using ContractTests.Contracts.Services;
using ContractTests.Runs;

namespace ContractTests.Terminal;

/// <summary>Counts what happens in a run, from whichever thread it is told.</summary>
internal sealed class RunProgress(IReadOnlyList<ContractCase> cases, int atOnce, TimeProvider clock)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Forecast _forecast = new(cases, atOnce);
    private readonly Dictionary<string, (ContractCase Case, long Began)> _running = new(StringComparer.Ordinal);
    private readonly Queue<(long At, int Sent)> _samples = [];
    private readonly long _began = clock.GetTimestamp();
    private Progress _counted = new(cases.Count, 0);
    private int _sent;
    private long _lastEnded = clock.GetTimestamp();
    private (long At, TimeLeft? Left)? _estimated;

    public void Begin(ContractCase contractCase)
    {
        lock (_lock)
            _running[contractCase.Id] = (contractCase, clock.GetTimestamp());
    }

    public void End(CaseResult result)
    {
        lock (_lock)
        {
            var sent = _running.Remove(result.Case.Id, out var begun);
            _sent += sent ? 1 : 0;
            _forecast.End(result.Case, sent ? clock.GetElapsedTime(begun.Began) : null);
            _lastEnded = clock.GetTimestamp();
            var counted = _counted with { Ended = _counted.Ended + 1 };
            _counted = VerdictName.Of(result) switch
            {
                VerdictName.Kept => counted with { Kept = counted.Kept + 1 },
                VerdictName.Breached => counted with { Breached = counted.Breached + 1 },
                VerdictName.Unanswered => counted with { Unanswered = counted.Unanswered + 1 },
                VerdictName.Known => counted with { Known = counted.Known + 1 },
                _ => counted,
            };
        }
    }

    public void Interrupt()
    {
        lock (_lock)
            _counted = _counted with { Interrupted = true };
    }

    public Progress Now()
    {
        lock (_lock)
            return _counted with { PerSecond = Rate(), Left = Left(), Waiting = Waiting() };
    }

    private double? Rate()
    {
        _samples.Enqueue((clock.GetTimestamp(), _sent));
        while (clock.GetElapsedTime(_samples.Peek().At) > RateWindow)
            _samples.Dequeue();
        var (at, sent) = _samples.Peek();
        var time = clock.GetElapsedTime(at);
        return time < LongWait || _sent == sent ? null : (_sent - sent) / time.TotalSeconds;
    }

    // Thought over once a second: what changes faster cannot be read.
    private TimeLeft? Left()
    {
        if (_estimated is not { } last || clock.GetElapsedTime(last.At) >= TimeSpan.FromSeconds(1))
            _estimated = (clock.GetTimestamp(), _forecast.After(clock.GetElapsedTime(_began), _running.Values.Select(r => (r.Case, clock.GetElapsedTime(r.Began)))));
        return _estimated.Value.Left;
    }

    private Wait? Waiting()
    {
        var idle = clock.GetElapsedTime(_lastEnded);
        if (idle < LongWait)
            return null;
        if (_running.Count == 0)
            return _counted.Ended == 0 ? new Wait(null, 0, idle) : null;
        var oldest = _running.Values.MinBy(r => r.Began);
        return new Wait(oldest.Case, _running.Count - 1, clock.GetElapsedTime(oldest.Began));
    }
}

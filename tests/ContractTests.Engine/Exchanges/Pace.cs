namespace ContractTests.Exchanges;

/// <summary>Lets requests out at a bounded rate, evenly spaced; without a rate, at once.</summary>
internal sealed class Pace(double? perSecond, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _next = clock.GetTimestamp();

    public async ValueTask Wait(CancellationToken cancellation)
    {
        if (perSecond is not { } rate)
            return;
        TimeSpan wait;
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _next = Math.Max(_next, now);
            wait = clock.GetElapsedTime(now, _next);
            _next += (long)(clock.TimestampFrequency / rate);
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellation);
    }
}

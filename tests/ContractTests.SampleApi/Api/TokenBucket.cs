namespace ContractTests.SampleApi.Api;

/// <summary>Full at first; every request takes one token, and tokens come back at a constant rate.</summary>
internal sealed class TokenBucket(int capacity, double perSecond, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _tokens = capacity;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Null when there was a token; otherwise how long until there is one.</summary>
    public TimeSpan? Take()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(capacity, _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            if (_tokens < 1) return TimeSpan.FromSeconds((1 - _tokens) / perSecond);

            _tokens--;
            return null;
        }
    }
}

using System.Collections.Concurrent;

namespace ContractTests.SampleApi.Api;

/// <summary>What every caller has left of the rate that it may ask at.</summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Caller, TokenBucket> _buckets = [];

    /// <summary>Null when this request is within the limit; otherwise how long to wait.</summary>
    public TimeSpan? Exceeded(Caller caller) => _buckets.GetOrAdd(caller, c => new(c.Burst, c.PerSecond, clock)).Take();
}

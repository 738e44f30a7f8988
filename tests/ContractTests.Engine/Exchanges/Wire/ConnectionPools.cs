using System.Collections.Concurrent;

namespace ContractTests.Exchanges.Wire;

/// <summary>The pools of one client, each made when first needed.</summary>
internal sealed class ConnectionPools : IDisposable
{
    private readonly ConcurrentDictionary<bool, Lazy<ConnectionPool>> _pools = [];
    private readonly ConcurrentDictionary<string, PeerHabits> _habits = new(StringComparer.OrdinalIgnoreCase);

    public ConnectionPool For(ApiRequest request) => _pools.GetOrAdd(!OddRequest.Is(request), keeps => new Lazy<ConnectionPool>(() => new ConnectionPool(keeps, HabitsOf))).Value;

    public void Dispose()
    {
        foreach (var pool in _pools.Values)
            pool.Value.Dispose();
    }

    private PeerHabits HabitsOf(Uri origin) => _habits.GetOrAdd(origin.Authority, static _ => new PeerHabits());
}

using System.Collections.Concurrent;
using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges.Wire;

/// <summary>The pools of one client, each made when first needed.</summary>
internal sealed class ConnectionPools(Transport transport) : IDisposable
{
    private readonly ConcurrentDictionary<(string? Certificate, bool Keeps), Lazy<ConnectionPool>> _pools = [];
    private readonly ConcurrentDictionary<string, PeerHabits> _habits = new(StringComparer.OrdinalIgnoreCase);

    public ConnectionPool For(ApiRequest request)
    {
        var certificate = request.Certificate ?? transport.Certificate;
        return _pools.GetOrAdd((certificate?.Thumbprint, !OddRequest.Is(request)), kind => new Lazy<ConnectionPool>(() => new ConnectionPool(transport, certificate, kind.Keeps, HabitsOf))).Value;
    }

    public void Dispose()
    {
        foreach (var pool in _pools.Values)
            pool.Value.Dispose();
    }

    private PeerHabits HabitsOf(Uri origin) => _habits.GetOrAdd(origin.Authority, static _ => new PeerHabits());
}

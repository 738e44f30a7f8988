namespace ContractTests.Exchanges.Wire;

/// <summary>What one peer has shown of how it treats kept-alive connections; shared by the connections to it.</summary>
internal sealed class PeerHabits
{
    /// <summary>Milliseconds that a reset may take to come after the end of the stream.</summary>
    public const int LooksForReset = 50;

    private const int ReusesForProof = 8;

    /// <summary>How long after an answer a peer gets to close a connection which it did not say it would close.</summary>
    public static readonly TimeSpan TimeToClose = TimeSpan.FromMilliseconds(20);

    // An idle connection is closed some day by every peer; one that goes right after an answer shows a habit.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private volatile bool _closesUnannounced;
    private int _reuses;

    /// <summary>A connection was closed behind an answer that did not say so.</summary>
    public bool ClosesUnannounced => _closesUnannounced;

    /// <summary>Connections may be used again at once: enough of them were, and none was closed behind an answer.</summary>
    public bool KeepsConnections => !_closesUnannounced && Volatile.Read(ref _reuses) >= ReusesForProof;

    /// <summary>An answer came over a connection that had carried one before.</summary>
    public void Reused()
    {
        if (Volatile.Read(ref _reuses) < ReusesForProof)
            Interlocked.Increment(ref _reuses);
    }

    /// <summary>The peer closed a connection that could have carried another request.</summary>
    public void Closed(TimeSpan afterAnswer) => _closesUnannounced |= afterAnswer < Soon;
}

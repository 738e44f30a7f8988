using ContractTests.Contracts.Services;

namespace ContractTests.Terminal;

/// <summary>How far a run is, at one moment. <see cref="PerSecond"/> is about cases that were sent, in the last seconds.</summary>
internal sealed record Progress(int Total, int Ended)
{
    public int Kept { get; init; }

    public int Breached { get; init; }

    public int Unanswered { get; init; }

    public int Known { get; init; }

    public double? PerSecond { get; init; }

    public TimeLeft? Left { get; init; }

    /// <summary>What everybody waits for; null while cases end one after the other.</summary>
    public Wait? Waiting { get; init; }

    public bool Interrupted { get; init; }
}

/// <summary>Nothing has ended for a while: since when the oldest case is under way, and how many others are. Without a case, none could be sent yet.</summary>
internal sealed record Wait(ContractCase? For, int Others, TimeSpan Since);

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// What one request does on the wire. The sender sets <see cref="Current"/>, which flows into the connection's stream when the request is
/// written: that is how a stream knows whose bytes it carries.
/// </summary>
internal sealed class WireTrace
{
    private static readonly AsyncLocal<WireTrace?> Ambient = new();

    public static WireTrace? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>What goes out in place of the head that .NET composes; of an odd request, everything.</summary>
    public ReadOnlyMemory<byte> Outgoing { get; set; }

    /// <summary>Behind this request nothing may go out on its connection.</summary>
    public bool IsOdd { get; set; }

    /// <summary>A connection was there and the request began to go out.</summary>
    public bool Begun { get; set; }

    /// <summary>When its first byte went out, by the stopwatch: what our end did before is no time of the server's.</summary>
    public long? Sent { get; set; }

    public ResponseHead Head { get; } = new();
}

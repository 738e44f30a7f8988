using System.Net.Sockets;

namespace ContractTests.Exchanges.Wire;

/// <summary>What the system knows of the other end of a connection, asked without waiting and without taking anything; nothing where there is no socket.</summary>
internal sealed class PeerSocket(Socket? socket)
{
    /// <summary>Something lies there to be read, be it the end of the stream.</summary>
    public bool HasSpoken => socket is not null && socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Of what lies there to be read, nothing is a byte.</summary>
    public bool HasClosed => socket is { Available: 0 };

    public bool HasReset => socket?.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int and not 0;

    /// <summary>How many bytes the peer's system has acknowledged on this connection, by Linux's TCP_INFO (tcpi_bytes_acked); null where nobody counts.</summary>
    public long? Acknowledged
    {
        get
        {
            const int Tcp = 6, Info = 11, BytesAcknowledged = 120;
            if (!OperatingSystem.IsLinux() || socket is null)
                return null;
            Span<byte> info = stackalloc byte[BytesAcknowledged + sizeof(long)];
            try
            {
                return socket.GetRawSocketOption(Tcp, Info, info) == info.Length && BitConverter.ToInt64(info[BytesAcknowledged..]) is > 0 and var count ? count : null;
            }
            catch (SocketException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether so many bytes lie there to be read; they stay there.</summary>
    public bool Peek(Span<byte> bytes) => HasSpoken && !HasClosed && socket!.Receive(bytes, SocketFlags.Peek) == bytes.Length; // who has spoken has a socket
}

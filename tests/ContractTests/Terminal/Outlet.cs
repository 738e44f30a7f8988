namespace ContractTests.Terminal;

/// <summary>An output that may go away while a run goes on, as a full disk or a closed terminal does: what it cannot take is not written, and the run does not end for it.</summary>
internal sealed class Outlet(TextWriter writer)
{
    /// <summary>Why nothing more is written; null while all is well.</summary>
    public string? Fault { get; private set; }

    public void Write(string text)
    {
        if (Fault is not null)
            return;
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Fault = error.Message;
        }
    }

    public void WriteLine(string text) => Write($"{text}\n");
}

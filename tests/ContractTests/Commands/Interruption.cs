using System.Diagnostics;
using System.Runtime.InteropServices;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>Ctrl+C, SIGTERM and the closing of the terminal: the first asks the run to end in order, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // `timeout` and some CI agents signal the process and then its whole group: that is one wish, told twice.
    private static readonly TimeSpan SameWish = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Lock _lock = new();
    private long _first;

    public Interruption()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _registrations.Add(PosixSignalRegistration.Create(signal, Interrupt));
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _source.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_lock)
        {
            if (_first != 0)
            {
                // A terminal that closes may say so again and again, without anybody being in a hurry.
                if (context.Signal != PosixSignal.SIGHUP && Stopwatch.GetElapsedTime(_first) > SameWish)
                    Environment.Exit((int)ExitCode.Interrupted);
                return;
            }

            _first = Stopwatch.GetTimestamp();
        }

        _source.Cancel();
    }
}

using System.Runtime.InteropServices;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>Ctrl+C and SIGTERM: the first asks the run to end in order, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Interruption()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
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
        if (_source.IsCancellationRequested)
            Environment.Exit((int)ExitCode.Interrupted);
        context.Cancel = true;
        _source.Cancel();
    }
}

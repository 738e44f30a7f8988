using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Runs;
using ContractTests.Suite;

namespace ContractTests.Terminal;

/// <summary>What a run shows while it goes on and when it has ended: a live line on a terminal, plain lines elsewhere.</summary>
internal sealed class RunDisplay
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private const string InterruptedText = "Interrupted: what was created is being deleted. Once more ends at once.";
    private const string EndedAtOnceText = "Ended at once: what was created may be left over, and reports may be missing.";

    private readonly Outlet _output; // both taken before NUnit puts writers of its own in the console's place
    private readonly Outlet _errors;
    private readonly Screen _screen;
    private readonly DisplayOptions _options;
    private readonly Ink _ink;
    private readonly LiveRegion _region;
    private readonly Lock _lock = new();
    private List<CaseResult> _ended = [];
    private RunProgress? _progress; // there while a run is watched
    private Secrets _secrets = new([]);
    private bool _interrupted;
    private bool _toldOfInterruption;
    private string? _fault;

    public RunDisplay(TextWriter output, TextWriter errors, Screen screen, DisplayOptions options)
    {
        (_output, _errors, _screen, _options) = (new Outlet(output), new Outlet(errors), screen, options);
        (_ink, _region) = (new Ink(screen.Coloured), new LiveRegion(_output));
    }

    private bool Live => _screen.Live && !_options.NoProgress && !_options.Quiet;

    public void Started(ContractEnvironment environment, string baseUrl, int cases, Secrets secrets)
    {
        _secrets = secrets;
        if (_options.Quiet)
            return;
        var where = environment.UsesSample ? $"the sample API at {baseUrl}" : baseUrl;
        _output.WriteLine(Cells.Harmless(_secrets.Hide($"{Gate.Counted(cases, "case")} against `{environment.Name}`: {where}, {environment.Limits.Concurrency} at once")));
    }

    /// <summary>Works, and shows results as they come.</summary>
    public async Task<T> Watch<T>(ContractRun run, IReadOnlyList<ContractCase> cases, int atOnce, Func<Task<T>> work)
    {
        var progress = new RunProgress(cases, atOnce, TimeProvider.System);
        lock (_lock)
        {
            _progress = progress;
            if (_interrupted)
                progress.Interrupt();
        }

        run.Begun += progress.Begin;
        run.Finished += Take;
        AppDomain.CurrentDomain.ProcessExit += EndAtOnce;
        using var ended = new CancellationTokenSource();
        var showing = Task.Run(() => ShowUntil(ended.Token), CancellationToken.None);
        try
        {
            return await work();
        }
        finally
        {
            await ended.CancelAsync();
            await showing;
            AppDomain.CurrentDomain.ProcessExit -= EndAtOnce;
            run.Finished -= Take;
            run.Begun -= progress.Begin;
            lock (_lock)
                _progress = null;
        }
    }

    /// <summary>Says what goes on after Ctrl+C: above the live line where there is one, since text beside it would be overwritten.</summary>
    public void Interrupted()
    {
        lock (_lock)
        {
            _interrupted = true;
            _progress?.Interrupt();
            if (Live && _progress is not null)
                return; // told with the next frame
            _toldOfInterruption = true;
        }

        _errors.WriteLine(InterruptedText);
    }

    /// <summary>Tells how the run ended, also what kept the display from telling it.</summary>
    public void Finished(RunOutcome outcome, string output)
    {
        new RunEnding(_output, _ink, _secrets, _options).Tell(outcome, output);
        if (_fault is not null)
            _errors.WriteLine(Cells.Harmless(_secrets.Hide($"The live display failed, and the run went on without it: {_fault}")));
        if (_output.Fault is not null)
            _errors.WriteLine($"The output could not be written: {_output.Fault}");
    }

    private async Task ShowUntil(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            Show(live: Live);
            await Task.Delay(Beat, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Show(live: false);
    }

    private void Show(bool live)
    {
        var (lines, width, line) = (new List<string>(), 0, default(string));
        try
        {
            width = _screen.Width();
            foreach (var result in Taken())
                AddLine(lines, result, width);
            if (live && _fault is null && _progress is { } progress)
                line = new LiveLine(_ink, _secrets).Of(progress.Now(), width);
        }
        catch (Exception error)
        {
            // What fails here is only for the eye: it must cost the run nothing.
            _fault ??= $"{error.GetType().Name}: {error.Message}";
        }

        if (Live && InterruptionIsNews())
            lines.Insert(0, _ink.Yellow(InterruptedText));
        _region.Draw(lines, line, width);
    }

    private void AddLine(List<string> lines, CaseResult result, int width)
    {
        var line = new CaseLine(_ink, _secrets);
        if (_options.Quiet)
            return;
        if (_options.Verbose)
            lines.Add(line.InFull(result));
        else if (Live && result.Failed && !(_interrupted && result.Verdict is Verdict.Unanswered)) // those were cut off by us
            lines.Add(line.Short(result, width));
    }

    // The runs' threads only put results here: whatever the terminal takes its time over, they do not wait for it.
    private void Take(CaseResult result)
    {
        lock (_lock)
        {
            _progress?.End(result);
            _ended.Add(result);
        }
    }

    private List<CaseResult> Taken()
    {
        lock (_lock)
        {
            var taken = _ended;
            _ended = [];
            return taken;
        }
    }

    private bool InterruptionIsNews()
    {
        lock (_lock)
        {
            if (!_interrupted || _toldOfInterruption)
                return false;
            return _toldOfInterruption = true;
        }
    }

    // The process exits while a run is watched: that is the second Ctrl+C. A terminal that takes nothing must not keep it.
    private void EndAtOnce(object? sender, EventArgs e) => Task.Run(() =>
    {
        if (Live)
            _region.Draw([_ink.Yellow(EndedAtOnceText)], null, 0);
        else
            _errors.WriteLine(EndedAtOnceText);
    }).Wait(Patience);
}

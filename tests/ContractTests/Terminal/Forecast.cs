using ContractTests.Contracts.Services;
using ContractTests.Runs;

namespace ContractTests.Terminal;

/// <summary>How long a run may still take; <see cref="AtLeast"/> while there are cases of a kind of which none has ended yet.</summary>
internal sealed record TimeLeft(TimeSpan Time, bool AtLeast);

/// <summary>Tells from the cases that have ended how long the others may take: ordinary ones, stalled ones and those that have to be alone each by their own kind.</summary>
internal sealed class Forecast
{
    private const int FewestEnded = 10;
    private const double LeastWeight = 0.05;
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);

    private readonly Kind _ordinary = new();
    private readonly Kind _stalled = new();
    private readonly Kind _alone = new();
    private readonly int _atOnce;
    private int _ended;

    public Forecast(IEnumerable<ContractCase> cases, int atOnce)
    {
        _atOnce = atOnce;
        foreach (var contractCase in cases.Where(c => c.Unproven is null))
            KindOf(contractCase).Left++;
    }

    /// <summary>A case has ended, after a time where it was sent at all.</summary>
    public void End(ContractCase contractCase, TimeSpan? took)
    {
        if (contractCase.Unproven is not null)
            return;
        var kind = KindOf(contractCase);
        kind.Left--;
        // The first ones wait for connections, and for the code to be compiled.
        if (took is { } time && ++_ended > _atOnce)
            kind.Take(time);
    }

    /// <summary>Null as long as there is too little to go by, and once everything has taken longer than it was thought to.</summary>
    public TimeLeft? After(TimeSpan elapsed, IEnumerable<(ContractCase Case, TimeSpan For)> running)
    {
        if (_ended < _atOnce + FewestEnded || elapsed < Soonest)
            return null;
        var (together, longest, alone) = (_ordinary.Work + _stalled.Work, TimeSpan.Zero, _alone.Work);
        foreach (var (contractCase, time) in running)
        {
            var kind = KindOf(contractCase);
            if (kind.Usual is not { } usual)
                continue;
            var done = time < usual ? time : usual;
            if (kind == _alone)
            {
                alone -= done;
                continue;
            }

            together -= done;
            longest = usual - done > longest ? usual - done : longest;
        }

        var left = (together / _atOnce > longest ? together / _atOnce : longest) + alone;
        var atLeast = new[] { _ordinary, _stalled, _alone }.Any(k => k is { Left: > 0, Usual: null });
        return left < TimeSpan.FromMilliseconds(500) ? null : new TimeLeft(left, atLeast);
    }

    private Kind KindOf(ContractCase contractCase) => RunOrder.IsAlone(contractCase) ? _alone : contractCase.Recipe is Recipe.Stalled ? _stalled : _ordinary;

    /// <summary>How many cases of a kind have not ended, and how long one usually takes: the later ones count more.</summary>
    private sealed class Kind
    {
        private int _taken;

        public int Left { get; set; }

        public TimeSpan? Usual { get; private set; }

        public TimeSpan Work => Left * (Usual ?? TimeSpan.Zero);

        public void Take(TimeSpan time)
        {
            var usual = Usual ?? time;
            Usual = usual + ((time - usual) * Math.Max(1.0 / ++_taken, LeastWeight));
        }
    }
}

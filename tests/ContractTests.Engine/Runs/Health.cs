using System.Globalization;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// Tells a sick environment from a broken contract while a run goes on: nobody can be reached, nothing is ever answered, an identity cannot be
/// obtained, or nearly every case is answered by the same 401, 502 or 503. What is wrong is told once, and no further case is sent.
/// </summary>
internal sealed class Health(string environment, int operations)
{
    private const int UnreachedForDown = 3;
    private const int UnansweredForDown = 10;
    private const int SameForSick = 10;
    private const int SameForSickAtTheEnd = 5;
    private const int OperationsForSick = 10;
    private const double NearlyAll = 0.9;

    // What a gateway says of everything behind it, and what an identity hears that does not count any more.
    private static readonly int[] TellingCodes = [401, 502, 503];

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Tally> _unwanted = [];
    private bool _answered;
    private int _unreached;
    private int _unanswered;
    private int _others; // cases that got something else than the unwanted ones
    private volatile string? _sickness;

    /// <summary>Why nothing can be said about the contract, as a sentence's part; null while the environment seems well.</summary>
    public string? Sickness => _sickness;

    /// <summary>How many operations take part in the run, where somebody knows: a few bad ones must not be taken for all.</summary>
    public int Operations { private get; set; } = operations;

    public void Say(string sickness) => Interlocked.CompareExchange(ref _sickness, sickness, null);

    /// <summary>The environment itself has given an answer: it can be reached.</summary>
    public void Answered() => _answered = true;

    /// <summary>
    /// Counts what came of a case, or of the request for a fixture without which it could not be sent. One such request may fail many cases, and so
    /// says nothing before the end.
    /// </summary>
    public void Count(ContractCase contractCase, Verdict verdict, Observation? observation, bool ofFixture = false)
    {
        lock (_lock)
        {
            switch (observation)
            {
                case NoAnswer { Kind: NoAnswerKind.Timeout or NoAnswerKind.Reset } when contractCase.Recipe is Recipe.Stalled && !ofFixture:
                    break; // that it let a request hang says nothing of how it treats others
                case NoAnswer none:
                    CountUnanswered(none);
                    break;
                case Answer { StatusLine: var line } when !TellingCodes.Contains(line.Code):
                    _others++;
                    break;
                case Answer { StatusLine: var line } when verdict is not Verdict.Kept && !contractCase.Status.Covers(line.Code):
                    if (!_unwanted.TryGetValue(line.Code, out var tally))
                        _unwanted[line.Code] = tally = new Tally(line.ToString());
                    tally.Count(contractCase.Operation, ofFixture);
                    if (!ofFixture)
                        Conclude(SameForSick, t => t.Own);
                    break;
            }
        }
    }

    /// <summary>At the end of a run less is enough: nothing more will come to contradict it.</summary>
    public void Conclude()
    {
        lock (_lock)
            Conclude(SameForSickAtTheEnd, t => t.Own + t.OfFixtures);
    }

    private void CountUnanswered(NoAnswer none)
    {
        _others++;
        if (_answered || none.Unsent)
            return;
        if (none.Kind is NoAnswerKind.Refused or NoAnswerKind.Dns or NoAnswerKind.Tls && ++_unreached >= UnreachedForDown)
            Say($"the environment `{environment}` is down: {none.Detail}");
        else if (++_unanswered >= UnansweredForDown)
            Say($"the environment `{environment}` has given no whole answer: {none.Detail}");
    }

    private void Conclude(int least, Func<Tally, int> counted)
    {
        foreach (var tally in _unwanted.Values)
        {
            var (count, all) = (counted(tally), _others + _unwanted.Values.Sum(counted));
            if (count >= least && tally.Operations.Count >= Math.Min(OperationsForSick, Operations) && count >= NearlyAll * all)
                Say(string.Create(CultureInfo.InvariantCulture, $"the environment `{environment}` is sick: {tally.StatusLine} came to {count} of {all} cases that should have drawn something else"));
        }
    }

    /// <summary>How often one status came to those who did not want it.</summary>
    private sealed class Tally(string statusLine)
    {
        public string StatusLine { get; } = statusLine;

        public int Own { get; private set; }

        public int OfFixtures { get; private set; }

        public HashSet<Operation> Operations { get; } = [];

        public void Count(Operation operation, bool ofFixture)
        {
            Operations.Add(operation);
            _ = ofFixture ? OfFixtures++ : Own++;
        }
    }
}

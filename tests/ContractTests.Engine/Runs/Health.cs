using System.Globalization;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// Tells a sick environment from a broken contract while a run goes on: nobody can be reached, an identity cannot be obtained, or nearly every
/// case is answered by the same 401, 502 or 503. What is wrong is told once, and no further case is sent.
/// </summary>
internal sealed class Health(string environment, int operationsInAll)
{
    private const int UnreachedForDown = 3;
    private const int SameForSick = 10;
    private const int SameForSickAtTheEnd = 5;
    private const int OperationsForSick = 3;
    private const double NearlyAll = 0.9;

    // What a gateway says of everything behind it, and what an identity hears that does not count any more.
    private static readonly int[] TellingCodes = [401, 502, 503];

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (int Count, string StatusLine, HashSet<Operation> Operations)> _unwanted = [];
    private bool _answered;
    private int _unreached;
    private int _others; // cases that wanted something else than what came to the unwanted ones, or got what they wanted
    private volatile string? _sickness;

    /// <summary>Why nothing can be said about the contract, as a sentence's part; null while the environment seems well.</summary>
    public string? Sickness => _sickness;

    public void Say(string sickness) => Interlocked.CompareExchange(ref _sickness, sickness, null);

    /// <summary>Any answer at all came: the environment can be reached.</summary>
    public void Answered() => _answered = true;

    /// <summary>Counts what came of a case; of one that failed for its fixture, what came of the fixture's request.</summary>
    public void Count(ContractCase contractCase, Verdict verdict, Observation? observation)
    {
        lock (_lock)
        {
            if (observation is NoAnswer { Kind: NoAnswerKind.Refused or NoAnswerKind.Dns or NoAnswerKind.Tls } none)
            {
                if (++_unreached >= UnreachedForDown && !_answered)
                    Say($"the environment `{environment}` is down: {none.Detail}");
            }
            else if (observation is Answer { StatusLine: var line } && verdict is not Verdict.Kept && TellingCodes.Contains(line.Code) && !contractCase.Status.Covers(line.Code))
            {
                var (count, first, operations) = _unwanted.GetValueOrDefault(line.Code, (0, line.ToString(), []));
                operations.Add(contractCase.Operation);
                _unwanted[line.Code] = (count + 1, first, operations);
                Conclude(SameForSick);
            }
            else if (!(observation is Answer answer && TellingCodes.Contains(answer.StatusLine.Code)))
            {
                _others++; // a case that wanted the 401 which everybody gets says nothing
            }
        }
    }

    /// <summary>At the end of a run less is enough: nothing more will come to contradict it.</summary>
    public void Conclude()
    {
        lock (_lock)
            Conclude(SameForSickAtTheEnd);
    }

    private void Conclude(int least)
    {
        foreach (var (count, line, operations) in _unwanted.Values)
        {
            var all = _others + _unwanted.Values.Sum(u => u.Count);
            if (count >= least && operations.Count >= Math.Min(OperationsForSick, operationsInAll) && count >= NearlyAll * all)
                Say(string.Create(CultureInfo.InvariantCulture, $"the environment `{environment}` is sick: {line} came to {count} of {all} cases that should have drawn something else"));
        }
    }
}

using System.Globalization;
using System.Runtime.ExceptionServices;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// Sends a case's request again and again, as many at once as the environment bears, until its status comes: at most so often and for so long as
/// the recipe says. Every other answer has to be a documented one.
/// </summary>
internal sealed class BurstTrial(ContractCase contractCase, Recipe.Burst burst, VariableScope scope, RunContext context)
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<(Exchange Exchange, Judgement? Judgement)> _exchanges = [];
    private int _begun;
    private bool _decided;
    private Exception? _fault;

    public async Task<Trial> Go(bool creates)
    {
        using var time = new CancellationTokenSource(burst.Within);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(context.Concurrency, burst.Requests)).Select(_ => Work(creates, time.Token)));
        if (_exchanges.Count == 0)
            ExceptionDispatchInfo.Throw(_fault ?? new UnmakeableRequestException("the environment's rate let no request of the burst out in time"));
        await Settle();
        // What went wrong weighs more than the status that came beside it.
        var wrong = _exchanges.Find(e => e.Judgement?.Verdict is Verdict.Breached or Verdict.Unanswered);
        var (exchange, judgement) = wrong.Exchange is not null ? wrong : _exchanges.Find(e => e.Judgement?.Verdict is Verdict.Kept);
        var observations = _exchanges.ConvertAll(e => e.Exchange.Observation);
        if (exchange is null && _fault is not null)
            return new Trial(_exchanges[^1].Exchange, new Judgement(new Verdict.Unanswered(NoAnswerKind.Other, context.Secrets.Hide(_fault is OperationCanceledException ? "the run was interrupted" : $"the burst could not go on: {_fault.Message}")), []), observations);
        if (exchange is not null)
            return new Trial(exchange, judgement!, observations, $"request {_exchanges.FindIndex(e => e.Exchange == exchange) + 1} of a burst of {_exchanges.Count}"); // both were searched by their verdict
        var never = new Breach(BreachKind.WrongStatus, $"the status did not come in a burst of {Gate.Counted(_exchanges.Count, "request")}", [$"what came: {Counts()}"]);
        return new Trial(_exchanges[^1].Exchange, Judgement.Of(never, $"the status {contractCase.Status} should come"), observations);
    }

    private async Task Work(bool creates, CancellationToken timeIsOver)
    {
        while (!Volatile.Read(ref _decided) && !timeIsOver.IsCancellationRequested && Interlocked.Increment(ref _begun) <= burst.Requests)
        {
            try
            {
                var exchange = await CaseRequest.Send(contractCase, scope, context, creates, timeIsOver);
                Judgement? judgement = null;
                try
                {
                    judgement = Judged(exchange.Observation);
                }
                finally
                {
                    lock (_lock)
                    {
                        _exchanges.Add((exchange, judgement)); // also where judging it fails: what it created must be deleted
                        _decided |= judgement is not null;
                    }
                }
            }
            catch (OperationCanceledException) when (timeIsOver.IsCancellationRequested && !context.Interrupted.IsCancellationRequested)
            {
                return; // the environment's rate would have let it out too late
            }
            catch (Exception fault)
            {
                // What the other requests have created must be deleted all the same.
                lock (_lock)
                    (_fault, _decided) = (_fault ?? fault, true);
            }
        }
    }

    // Others who come under the same identity's name would be answered 429 as well, among them what deletes what the burst has made.
    private async Task Settle()
    {
        if (_exchanges.Find(e => e.Exchange.Observation is Answer { StatusLine.Code: var code } && (code == 429 || contractCase.Status.Covers(code))).Exchange?.Observation is not Answer hit)
            return;
        context.HadBurst = true;
        if (!context.IsShared(contractCase.Request.Identity))
            return;
        var wait = RetryAfter.Of(hit, context.Clock.GetUtcNow()) ?? UsualWait;
        await Task.Delay(wait < LongestWait ? wait : LongestWait, context.Clock, context.Interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // after an interruption there is only the deleting left
    }

    // Null for an answer that decides nothing: a documented one, but not the one that is waited for.
    private Judgement? Judged(Observation observation)
    {
        if (observation is Answer answer && !contractCase.Status.Covers(answer.StatusLine.Code))
            return Judge.Aside(contractCase, answer, scope, context.Secrets) is { } breach ? Judgement.Of(breach, "every other answer should be a documented one") : null;
        if (observation is Answer hit)
            _ = context.Take(contractCase.Captures, hit, scope.Own); // an expectation may name them
        return Judge.Of(contractCase, observation, scope, context.Secrets);
    }

    private string Counts() => string.Join(", ", _exchanges
        .GroupBy(e => ((Answer)e.Exchange.Observation).StatusLine.ToString()) // without an answer the burst would have been decided
        .OrderByDescending(g => g.Count())
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} × {g.Key}")));
}

using System.Text;
using Allure.Net.Commons;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>
/// What was done for a case as Allure's steps: each check is a step within its request. The exchange is attached to that where somebody will look: of
/// thousands of cases that were kept at once, writing it would take longer than all else.
/// </summary>
internal sealed class AllureSteps(Secrets secrets, AttachmentFiles attachments)
{
    /// <summary>
    /// The steps of each attempt that was judged, with those that follow it. What comes before the first belongs to the last, which is the case's own;
    /// a case that sent nothing has one part all the same.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<CaseStep>> ByAttempt(CaseResult result)
    {
        var before = result.Steps.TakeWhile(s => s.Kind != StepKind.Request).ToList();
        var parts = new List<List<CaseStep>> { new() };
        var judged = false;
        foreach (var step in result.Steps.Skip(before.Count))
        {
            if (judged && step.Kind == StepKind.Request)
                (parts, judged) = ([.. parts, []], false);
            judged |= step.Attempt?.Verdict is not null;
            parts[^1].Add(step);
        }

        parts[^1].InsertRange(0, before);
        return parts;
    }

    /// <summary>Whether anybody will want to see what a case sent and got.</summary>
    public static bool IsLookedAt(CaseResult result) => result.Verdict is not Verdict.Kept || result.Flaky;

    public List<StepResult> Of(IEnumerable<CaseStep> steps, bool withExchanges) => [.. steps.Select(s => Of(s, withExchanges))];

    private StepResult Of(CaseStep step, bool withExchanges)
    {
        var isTold = step.Attempt is { } judged && judged.Checks.Any(c => c.Failure is not null); // by the check itself
        var told = Told(step.What, step.Outcome, isTold ? null : step.Detail, step.Started, step.Elapsed);
        told.steps.AddRange(Of(step.Steps, withExchanges));
        if (step.Attempt is { } attempt)
            Tell(told, attempt, withExchanges);
        return told;
    }

    private void Tell(StepResult told, Attempt attempt, bool withExchanges)
    {
        var (request, observation) = (attempt.Request, attempt.Observation);
        foreach (var check in attempt.Checks)
            told.steps.Add(Told(check.What, check.Failure is null ? StepOutcome.Passed : StepOutcome.Failed, check.Failure, observation.Started + observation.Elapsed, TimeSpan.Zero));
        if (!withExchanges)
            return;
        told.attachments.Add(attachments.Add("exchange", AllureExchange.Type, AllureExchange.Extension, () => AllureExchange.Of(request, observation, secrets)));
        told.attachments.Add(attachments.Add("exchange as text", "text/plain", ".txt", () => Encoding.UTF8.GetBytes(secrets.Hide(ExchangeText.Of(request, observation, secrets)))));
    }

    private StepResult Told(string name, StepOutcome outcome, string? detail, DateTimeOffset started, TimeSpan elapsed) => new()
    {
        name = secrets.Hide(name),
        status = outcome switch { StepOutcome.Passed => Status.passed, StepOutcome.Failed => Status.failed, StepOutcome.Broken => Status.broken, _ => Status.skipped },
        statusDetails = detail is null ? null : new StatusDetails { message = secrets.Hide(detail) },
        stage = Stage.finished,
        start = started.ToUnixTimeMilliseconds(),
        stop = (started + elapsed).ToUnixTimeMilliseconds(),
    };
}

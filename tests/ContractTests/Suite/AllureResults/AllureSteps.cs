using System.Text;
using Allure.Net.Commons;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>What was done for a case as Allure's steps: each check is a step within its request, and the exchange is attached to that.</summary>
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

    public List<StepResult> Of(IEnumerable<CaseStep> steps) => [.. steps.Select(Of)];

    private StepResult Of(CaseStep step)
    {
        var isTold = step.Attempt is { } judged && judged.Checks.Any(c => c.Failure is not null); // by the check itself
        var told = Told(step.What, step.Outcome, isTold ? null : step.Detail, step.Started, step.Elapsed);
        told.steps.AddRange(Of(step.Steps));
        if (step.Attempt is { } attempt)
            Tell(told, attempt);
        return told;
    }

    private void Tell(StepResult told, Attempt attempt)
    {
        var (request, observation) = (attempt.Request, attempt.Observation);
        foreach (var check in attempt.Checks)
            told.steps.Add(Told(check.What, check.Failure is null ? StepOutcome.Passed : StepOutcome.Failed, check.Failure, observation.Started + observation.Elapsed, TimeSpan.Zero));
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

using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>One request for a fixture or a clean-up with what came of it. A null breach with an answer means that it did its work.</summary>
internal sealed record SupportStep(SupportRequest Spec, Observation Observation, Breach? Breach)
{
    public CaseStep Told(StepKind kind, ServiceContract service, RunContext context)
    {
        var came = Observation is Answer answer ? context.Shown(answer) : "no answer";
        var outcome = Observation is NoAnswer ? StepOutcome.Broken : Breach is null ? StepOutcome.Passed : StepOutcome.Failed;
        return new CaseStep(kind, $"{Spec} → {came}", Observation.Started, Observation.Elapsed, outcome, context.Explain(this, service));
    }
}

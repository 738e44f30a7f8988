using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>One request for a fixture or a clean-up with what came of it. A null breach with an answer means that it did its work.</summary>
internal sealed record SupportStep(SupportRequest Spec, Observation Observation, Breach? Breach);

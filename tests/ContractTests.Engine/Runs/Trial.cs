using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// What came of trying a case once: the exchange that the verdict is about, and the answers of all exchanges, each of which may have created
/// something.
/// </summary>
internal sealed record Trial(Exchange Exchange, Judgement Judgement, IReadOnlyList<Observation> Observations, string? Note = null);

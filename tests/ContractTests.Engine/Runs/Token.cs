namespace ContractTests.Runs;

/// <summary>What an identity's own request yielded. <see cref="Renew"/> is when it had better be obtained anew; null where nobody said how long it lasts.</summary>
internal sealed record Token(string Value, DateTimeOffset Obtained, DateTimeOffset? Renew);

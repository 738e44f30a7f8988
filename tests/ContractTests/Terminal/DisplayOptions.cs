namespace ContractTests.Terminal;

/// <summary>How much is shown.</summary>
internal sealed record DisplayOptions(bool Verbose, bool Quiet, bool NoProgress);

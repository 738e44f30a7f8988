namespace ContractTests.Lints;

/// <summary>How much a finding matters, the worst first.</summary>
public enum LintLevel
{
    /// <summary>A problem of the specs: nothing would be sent.</summary>
    Error,

    /// <summary>Most likely a mistake.</summary>
    Warning,

    /// <summary>Worth knowing, and often meant so.</summary>
    Note,
}

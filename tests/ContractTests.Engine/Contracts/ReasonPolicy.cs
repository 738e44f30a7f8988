namespace ContractTests.Contracts;

/// <summary>How a received reason phrase is held against the documented ones; without a flag, byte for byte.</summary>
[Flags]
public enum ReasonPolicy
{
    Exact = 0,
    IgnoreCase = 1,

    /// <summary>The phrases that RFCs and IANA's registry gave the code will do as well.</summary>
    Alias = 2,

    /// <summary>The phrase is not looked at.</summary>
    Any = 4,
}

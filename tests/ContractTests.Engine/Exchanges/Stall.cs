namespace ContractTests.Exchanges;

/// <summary>Where a request stops for good, so that the server must give up waiting for the rest of it.</summary>
public enum Stall
{
    None,

    /// <summary>Behind the last header line; the empty line that ends the head never comes.</summary>
    Headers,

    /// <summary>One byte before the end of the body; a body of at least one byte is promised.</summary>
    Body,
}

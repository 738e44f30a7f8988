using System.Globalization;

namespace ContractTests.Contracts;

/// <summary>
/// A status code with its reason phrase, documented or received (RFC 9112 section 4). A received phrase is decoded as ISO-8859-1, one character
/// a byte, and never trimmed.
/// </summary>
public readonly record struct StatusLine(int Code, string Reason)
{
    public override string ToString() => Reason.Length == 0 ? Code.ToString("000", CultureInfo.InvariantCulture) : $"{Code.ToString("000", CultureInfo.InvariantCulture)} {Reason}";
}

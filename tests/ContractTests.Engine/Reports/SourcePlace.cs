using System.Globalization;

namespace ContractTests.Reports;

/// <summary>A line of a spec. The file is as results show it, or relative to the repository, always with forward slashes; line and column count from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column)
{
    /// <summary>Reads FILE:LINE:COLUMN, where FILE may begin with a drive and its colon.</summary>
    public static SourcePlace Parse(string source)
    {
        var column = source.LastIndexOf(':');
        var line = source.LastIndexOf(':', column - 1);
        return new SourcePlace(source[..line], Number(source[(line + 1)..column]), Number(source[(column + 1)..]));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

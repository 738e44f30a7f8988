namespace ContractTests.SampleApi.Api;

/// <summary>The rules for what a user may call something.</summary>
internal static class ResourceName
{
    public const int Longest = 64;

    /// <summary>Groups and topics of the 2020 edition.</summary>
    public static bool IsOld(string name) => IsLabel(name) && !name.StartsWith('.');

    public static bool IsGroup(string name) => IsOld(name) && !name.StartsWith('_');

    /// <summary>The page of the current edition restrains the length of a stream's name and alias, and nothing else.</summary>
    public static bool IsStream(string name) => name.Length is >= 1 and <= Longest;

    public static bool IsEnterpriseProject(string name) =>
        name.Length is >= 1 and <= 255
        && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-')
        && !name.Contains("default", StringComparison.OrdinalIgnoreCase);

    private static bool IsLabel(string name) =>
        name.Length is >= 1 and <= Longest
        && !name.EndsWith('.')
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.');
}

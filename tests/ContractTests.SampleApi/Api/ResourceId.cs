using System.Diagnostics.CodeAnalysis;

namespace ContractTests.SampleApi.Api;

/// <summary>The two shapes of identifier in a path.</summary>
internal static class ResourceId
{
    private const int ProjectLength = 32;

    public static bool IsProject(string text) => text.Length == ProjectLength && text.All(char.IsAsciiHexDigit);

    // Guid.TryParseExact alone lets through white space around the text and signs inside it.
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && id.ToString("D").Equals(text, StringComparison.OrdinalIgnoreCase);
}

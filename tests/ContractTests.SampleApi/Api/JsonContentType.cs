using Microsoft.Net.Http.Headers;

namespace ContractTests.SampleApi.Api;

/// <summary>The header that the current edition wants with a body: `application/json;charset=UTF-8`, where the character set may be left out.</summary>
internal static class JsonContentType
{
    public static bool Is(string? header) =>
        MediaTypeHeaderValue.TryParse(header, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}

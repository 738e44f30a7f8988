using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

/// <summary>A query parameter that is the name of something: 1 to 64 characters, given at most once.</summary>
internal static class NameFilter
{
    /// <summary>A parameter that is not there is null, and true.</summary>
    public static bool TryRead(IQueryCollection query, string parameter, out string? name)
    {
        var values = query[parameter];
        name = values.Count == 1 ? values[0] : null;
        return values.Count == 0 || name is { Length: >= 1 and <= ResourceName.Longest };
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ContractTests.SampleApi.Storage;

namespace ContractTests.SampleApi.Api;

/// <summary>What the body of a POST asks for, once it has met the documented rules.</summary>
internal sealed record CreationRequest(string Name)
{
    private const int LongestName = 64;

    public static bool TryParseGroup(byte[] body, [NotNullWhen(true)] out CreationRequest? request) =>
        TryParse(body, "log_group_name", out request);

    public static bool TryParseTopic(byte[] body, [NotNullWhen(true)] out CreationRequest? request) =>
        TryParse(body, "log_topic_name", out request);

    private static bool TryParse(byte[] body, string nameKey, [NotNullWhen(true)] out CreationRequest? request)
    {
        request = null;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return false;
            if (!json.RootElement.TryGetProperty(nameKey, out var name) || name.ValueKind != JsonValueKind.String) return false;
            // A topic has no ttl_in_days; there it is one more key to be ignored.
            if (nameKey == "log_group_name" && !HasTimeToLive(json.RootElement)) return false;

            if (IsValid(name.GetString())) request = new(name.GetString()!);
            return request is not null;
        }
        // InvalidOperationException: a string that is no text, such as half a surrogate pair or broken UTF-8.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasTimeToLive(JsonElement body) =>
        !body.TryGetProperty("ttl_in_days", out var days)
        || (days.ValueKind == JsonValueKind.Number && days.TryGetInt32(out var number) && number == LogGroup.TimeToLiveInDays);

    private static bool IsValid([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= LongestName }
        && name[0] != '.'
        && name[^1] != '.'
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.');
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>The body of a request, member by member. Whoever reads it asks in the end whether all that was read kept the rules.</summary>
internal sealed class JsonObject
{
    private readonly JsonElement _json;

    private JsonObject(JsonElement json) => _json = json;

    public bool Valid { get; private set; } = true;

    /// <summary>Null for a body that is too large, no JSON object, or breaks a rule.</summary>
    public static T? Read<T>(byte[]? body, Func<JsonObject, T> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;

            var members = new JsonObject(json.RootElement);
            var value = read(members);
            return members.Valid ? value : null;
        }
        // InvalidOperationException: a string that is no text, such as half a surrogate pair or broken UTF-8.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Empty, and against the rules, when it is not there.</summary>
    public string Text(string member, Func<string, bool> rule) => OptionalText(member, rule) ?? Missing(member, "");

    public string? OptionalText(string member, Func<string, bool>? rule = null)
    {
        if (!Has(member, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && (rule is null || rule(text))) return text;
        return Broken<string>();
    }

    public int Number(string member, int least, int most) => OptionalNumber(member, least, most) ?? Missing(member, least);

    public int? OptionalNumber(string member, int least, int most)
    {
        if (!Has(member, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most) return number;
        return Broken<int?>();
    }

    /// <summary>As <see cref="OptionalNumber"/>, also in quotation marks.</summary>
    public int? OptionalDigits(string member, int least, int most)
    {
        if (!Has(member, out var value) || value.ValueKind != JsonValueKind.String) return OptionalNumber(member, least, most);
        if (int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        return Broken<int?>();
    }

    /// <summary>Milliseconds since 1970, with or without quotation marks.</summary>
    public long Milliseconds(string member)
    {
        if (!Has(member, out var value)) return Missing(member, 0L);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0) return number;
        if (value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return number;
        return Broken<long>();
    }

    /// <summary>`true` or `false`, with or without quotation marks; nothing in the sample depends on which.</summary>
    public void OptionalFlag(string member)
    {
        if (Has(member, out var value) && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) && !(value.ValueKind == JsonValueKind.String && value.GetString() is "true" or "false"))
            Break();
    }

    /// <summary>An object of texts.</summary>
    public void OptionalTexts(string member)
    {
        if (Has(member, out var value) && !(value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(entry => entry.Value.ValueKind == JsonValueKind.String)))
            Break();
    }

    /// <summary>A list of objects; null when it is not there.</summary>
    public IReadOnlyList<T>? OptionalList<T>(string member, Func<JsonObject, T> read)
    {
        if (!Has(member, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Array) return Broken<IReadOnlyList<T>>();

        var items = new List<T>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) return Broken<IReadOnlyList<T>>();
            var members = new JsonObject(item);
            items.Add(read(members));
            Valid &= members.Valid;
        }

        return items;
    }

    public void Break() => Valid = false;

    private bool Has(string member, [NotNullWhen(true)] out JsonElement value) => _json.TryGetProperty(member, out value);

    private T? Broken<T>()
    {
        Break();
        return default;
    }

    // A value that is there and breaks its rule has been noticed; one that is not there breaks the rule of being mandatory.
    private T Missing<T>(string member, T instead)
    {
        if (!_json.TryGetProperty(member, out _)) Break();
        return instead;
    }
}

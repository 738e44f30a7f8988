using System.Collections.Immutable;

namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>`tags`: a list of keys and values. Of two with one key the later one holds.</summary>
internal static class TagList
{
    private const int LongestKey = 128;
    private const int LongestValue = 255;

    public static readonly ImmutableSortedDictionary<string, string> Empty = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string>? Read(JsonObject body) => body
        .OptionalList("tags", tag => KeyValuePair.Create(tag.Text("key", IsKey), tag.Text("value", IsValue)))
        ?.Aggregate(Empty, (tags, tag) => tags.SetItem(tag.Key, tag.Value));

    private static bool IsKey(string key) => key.Length is >= 1 and <= LongestKey && key[0] != '_' && key.All(character => IsPlain(character) || character is '_');

    private static bool IsValue(string value) => value.Length <= LongestValue && value.All(character => IsPlain(character) || character is '_' or '/');

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || " .:=+-@".Contains(character, StringComparison.Ordinal);
}

using System.Text.Json.Nodes;

namespace ContractTests.Imports.Yaml;

/// <summary>A value of a spec before it is written: on one line where that is short, in block style where it is not.</summary>
internal abstract record YamlTree
{
    private const int LongestLine = 140;

    /// <summary>On one line, as it may stand inside { … } too.</summary>
    public abstract string Flow { get; }

    /// <summary>JSON whose strings hold no variable.</summary>
    public static YamlTree Of(JsonNode? json) => json switch
    {
        JsonObject map => new YamlMap([.. map.Select(m => new KeyValuePair<string, YamlTree>(YamlText.Literal(m.Key), Of(m.Value)))]),
        JsonArray list => new YamlList([.. list.Select(Of)]),
        _ => new YamlScalar(YamlText.Of(json)),
    };

    /// <summary>A text that holds no variable.</summary>
    public static YamlTree Literal(string text) => new YamlScalar(YamlText.Literal(text));

    /// <summary>A text as it is; `$(name)` in it is a variable.</summary>
    public static YamlTree Text(string text) => new YamlScalar(YamlText.Of(text));

    public static YamlMap Map(params IEnumerable<(string Key, YamlTree Value)> entries) => new([.. entries.Select(e => new KeyValuePair<string, YamlTree>(YamlText.Of(e.Key), e.Value))]);

    public static YamlList List(IEnumerable<YamlTree> items) => new([.. items]);

    /// <summary>The value behind a key that is YAML already, indented by so many spaces.</summary>
    public IEnumerable<string> Under(string key, int indent)
    {
        var line = $"{new string(' ', indent)}{key}: {Flow}";
        return line.Length <= LongestLine || Block(indent + 2) is not { } block ? [line] : [$"{new string(' ', indent)}{key}:", .. block];
    }

    /// <summary>The lines in block style; null for what has none.</summary>
    protected abstract IEnumerable<string>? Block(int indent);

    protected static IEnumerable<string> Item(YamlTree item, int indent)
    {
        var line = $"{new string(' ', indent)}- {item.Flow}";
        if (line.Length <= LongestLine || item.Block(indent + 2) is not { } block)
            return [line];
        return block.Select((text, index) => index == 0 ? $"{new string(' ', indent)}- {text[(indent + 2)..]}" : text);
    }
}

internal sealed record YamlScalar(string Yaml) : YamlTree
{
    public override string Flow => Yaml;

    protected override IEnumerable<string>? Block(int indent) => null;
}

/// <summary>Entries in their order; the keys are YAML already.</summary>
internal sealed record YamlMap(IReadOnlyList<KeyValuePair<string, YamlTree>> Entries) : YamlTree
{
    public static readonly YamlMap Empty = new([]);

    public override string Flow => Entries.Count == 0 ? "{}" : $"{{ {string.Join(", ", Entries.Select(e => $"{e.Key}: {e.Value.Flow}"))} }}";

    public bool Equals(YamlMap? other) => other is not null && Flow == other.Flow;

    public override int GetHashCode() => Flow.GetHashCode(StringComparison.Ordinal);

    /// <summary>With what another one has over it.</summary>
    public YamlMap With(string key, YamlTree value)
    {
        var yaml = YamlText.Of(key);
        return new YamlMap([.. Entries.Where(e => e.Key != yaml), new(yaml, value)]);
    }

    public YamlTree? this[string key] => Entries.FirstOrDefault(e => e.Key == YamlText.Of(key)).Value;

    protected override IEnumerable<string>? Block(int indent) => Entries.Count == 0 ? null : Entries.SelectMany(e => e.Value.Under(e.Key, indent));
}

internal sealed record YamlList(IReadOnlyList<YamlTree> Items) : YamlTree
{
    public override string Flow => $"[{string.Join(", ", Items.Select(i => i.Flow))}]";

    public bool Equals(YamlList? other) => other is not null && Flow == other.Flow;

    public override int GetHashCode() => Flow.GetHashCode(StringComparison.Ordinal);

    /// <summary>One line or more for each item.</summary>
    public IEnumerable<string> Lines(int indent) => Items.SelectMany(i => Item(i, indent));

    protected override IEnumerable<string>? Block(int indent) => Items.Count == 0 ? null : Lines(indent);
}

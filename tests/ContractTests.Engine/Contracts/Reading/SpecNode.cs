namespace ContractTests.Contracts.Reading;

/// <summary>A YAML node with its place; an alias yields the anchored node, with the place of the anchor.</summary>
public abstract class SpecNode(SpecMark mark)
{
    public SpecMark Mark { get; } = mark;

    /// <summary>What a problem calls this kind of node: "a mapping", "a list" or "a text".</summary>
    public abstract string Kind { get; }

    public bool IsNull => this is SpecScalar { IsNull: true };

    /// <summary>How many levels the node is deep, and how many nodes it is, every alias counted as what it stands for.</summary>
    internal virtual (int Height, int Count) Extent => (1, 1);

    /// <summary>The extent of a node with one more inside.</summary>
    private protected static (int Height, int Count) Around((int Height, int Count) outer, SpecNode inner) =>
        (Math.Max(outer.Height, inner.Extent.Height + 1), (int)Math.Min((long)outer.Count + inner.Extent.Count, int.MaxValue));
}

/// <summary>A scalar as written: <see cref="Text"/> is never converted, so that `0404` and `2_00` stay what they are.</summary>
public sealed class SpecScalar(SpecMark mark, string text, bool plain, bool empty) : SpecNode(mark)
{
    public string Text { get; } = text;

    /// <summary>Neither quoted nor a block: only such a scalar may be a number, a truth value or null (YAML 1.2, core schema).</summary>
    public bool Plain { get; } = plain;

    public new bool IsNull { get; } = empty || (plain && text is ("" or "~" or "null" or "Null" or "NULL"));

    public override string Kind => IsNull ? "nothing" : "a text";
}

public sealed class SpecList(SpecMark mark, IReadOnlyList<SpecNode> items) : SpecNode(mark)
{
    public IReadOnlyList<SpecNode> Items { get; } = items;

    internal override (int Height, int Count) Extent { get; } = Around(items);

    public override string Kind => "a list";

    private static (int Height, int Count) Around(IReadOnlyList<SpecNode> items)
    {
        var extent = (1, 1);
        for (var at = 0; at < items.Count; at++)
            extent = Around(extent, items[at]);
        return extent;
    }
}

/// <summary>A mapping in the order of the file; keys are unique, and what `&lt;&lt;` merges in comes after the mapping's own keys.</summary>
public sealed class SpecMap(SpecMark mark, IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> entries) : SpecNode(mark)
{
    public IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> Entries { get; } = entries;

    internal override (int Height, int Count) Extent { get; } = Around(entries);

    public override string Kind => "a mapping";

    private static (int Height, int Count) Around(IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> entries)
    {
        var extent = (1, 1);
        for (var at = 0; at < entries.Count; at++)
            extent = Around(extent, entries[at].Value);
        return extent;
    }
}

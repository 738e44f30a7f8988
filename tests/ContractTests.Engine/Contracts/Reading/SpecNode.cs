namespace ContractTests.Contracts.Reading;

/// <summary>A YAML node with its place; an alias yields the anchored node, with the place of the anchor.</summary>
public abstract class SpecNode(SpecMark mark)
{
    public SpecMark Mark { get; } = mark;

    /// <summary>What a problem calls this kind of node: "a mapping", "a list" or "a text".</summary>
    public abstract string Kind { get; }

    public bool IsNull => this is SpecScalar { IsNull: true };

    /// <summary>How many levels the node is deep, and how many nodes it is, every alias counted as what it stands for.</summary>
    internal virtual (int Height, long Count) Extent => (1, 1);

    private protected static (int Height, long Count) Around(IEnumerable<SpecNode> inner)
    {
        var (height, count) = (0, 1L);
        foreach (var (innerHeight, innerCount) in inner.Select(node => node.Extent))
            (height, count) = (Math.Max(height, innerHeight), Math.Min(count + innerCount, int.MaxValue));
        return (height + 1, count);
    }
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

    internal override (int Height, long Count) Extent { get; } = Around(items);

    public override string Kind => "a list";
}

/// <summary>A mapping in the order of the file; keys are unique, and what `&lt;&lt;` merges in comes after the mapping's own keys.</summary>
public sealed class SpecMap(SpecMark mark, IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> entries) : SpecNode(mark)
{
    public IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> Entries { get; } = entries;

    internal override (int Height, long Count) Extent { get; } = Around(entries.Select(e => e.Value));

    public override string Kind => "a mapping";
}

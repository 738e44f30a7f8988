using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContractTests.Contracts.Reading;

/// <summary>
/// Builds the nodes of one YAML document from the parser's events: places are kept, aliases and merge keys resolved, and duplicate keys,
/// a second document, an empty file and broken syntax become problems.
/// </summary>
public sealed class SpecReader
{
    private const int DeepestNesting = 64;
    private const int MostNodes = 1_000_000; // besides those that are written: an alias of aliases of aliases would grow without end
    private const int ShortMap = 12; // in which looking for a key is faster than remembering all

    private readonly SpecFile _file;
    private readonly SpecProblems _problems;
    private readonly Parser _parser;
    private readonly Dictionary<string, SpecNode> _anchors = [];
    private readonly HashSet<SpecNode> _lost = []; // what stands where an alias has no anchor
    private int _written;

    private SpecReader(SpecFile file, SpecProblems problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(new StringReader(file.Text));
    }

    /// <summary>The file's one document; null where the file could not be read, which is then a problem.</summary>
    public static SpecNode? Read(string name, string path, SpecProblems problems)
    {
        try
        {
            return Read(SpecFile.Load(name, path), problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SpecMark(new SpecFile(name, path, ""), 1, 1, 1), $"the file cannot be read: {error.Message}");
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new SpecMark(new SpecFile(name, path, ""), 1, 1, 1), "the file is not UTF-8", "save it as UTF-8");
        }

        return null;
    }

    public static SpecNode? Read(SpecFile file, SpecProblems problems) => new SpecReader(file, problems).Document();

    private SpecNode? Document()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                _problems.Add(new SpecMark(_file, 1, 1, 1), "the file is empty");
                return null;
            }

            _parser.Consume<DocumentStart>();
            var node = Node(0);
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out var second))
                _problems.Add(Mark(second.Start, 3), "a second document begins here", "one file holds one document: move it to a file of its own");
            if (!node.IsNull)
                return node;
            _problems.Add(new SpecMark(_file, 1, 1, 1), "the file is empty");
            return null;
        }
        catch (UnreadableException error)
        {
            _problems.Add(error.Mark, error.Message);
            return null;
        }
        catch (YamlException error)
        {
            _problems.Add(new BrokenSyntax(_file, LastRead, error).Problem);
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The parser's own checks fail on some broken files, for one on a tag that is no URI.
            _problems.Add(LastRead, $"not valid YAML behind this: {BrokenSyntax.Sentence(error.Message.Split(" (Parameter")[0])}");
            return null;
        }
    }

    private SpecNode Node(int depth)
    {
        _written++;
        switch (_parser.Consume<ParsingEvent>())
        {
            case AnchorAlias alias:
                return Bounded(Aliased(alias), Mark(alias.Start, alias.Value.Value.Length + 1), depth);
            case Scalar scalar:
                return Anchored(scalar, Scalar(scalar));
            case SequenceStart sequence:
                return Bounded(List(sequence, depth), Mark(sequence.Start, 1), depth);
            case MappingStart map:
                return Bounded(Map(map, depth), Mark(map.Start, 1), depth);
            case var other:
                throw new InvalidOperationException($"no such node: {other}");
        }
    }

    private SpecNode Bounded(SpecNode node, SpecMark mark, int depth)
    {
        if (depth + node.Extent.Height > DeepestNesting)
            throw TooDeep(mark);
        return node.Extent.Count <= MostNodes + _written ? node : throw new UnreadableException(mark, $"with its aliases this is more than {MostNodes} values");
    }

    private static UnreadableException TooDeep(SpecMark mark) => new(mark, $"nested more than {DeepestNesting} levels deep");

    private SpecNode Aliased(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_anchors.TryGetValue(name, out var anchored))
            return anchored;
        var mark = Mark(alias.Start, name.Length + 1);
        _problems.Add(mark, $"the alias `*{name}` has no anchor before it", Suggestion.For(name, _anchors.Keys) ?? $"write `&{name}` where it stands first, or quote a value that begins with `*`");
        var lost = new SpecScalar(mark, "", plain: true, empty: true);
        _lost.Add(lost);
        return lost;
    }

    // Only an unquoted scalar without a tag has a type of its own; a tag that asks for another would be silently ignored.
    private void CheckTag(NodeEvent node, TagName tag, params ReadOnlySpan<string> known)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || known.Contains(tag.Value))
            return;
        var written = tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        _problems.Add(Mark(node.Start, 1).Of(written), $"the tag `{written}` means nothing here", "leave it out, and quote a value that begins with `!`");
    }

    private SpecScalar Scalar(Scalar scalar)
    {
        CheckTag(scalar, scalar.Tag, "tag:yaml.org,2002:str");
        var length = scalar.End.Line == scalar.Start.Line ? (int)(scalar.End.Column - scalar.Start.Column) : 1;
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        return new SpecScalar(Mark(scalar.Start, Math.Max(1, length)), scalar.Value, plain, empty: plain && scalar.Value.Length == 0);
    }

    private SpecList List(SequenceStart start, int depth)
    {
        if (depth > DeepestNesting)
            throw TooDeep(Mark(start.Start, 1));
        CheckTag(start, start.Tag, "tag:yaml.org,2002:seq");
        var items = new List<SpecNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return Anchored(start, new SpecList(Mark(start.Start, 1), items));
    }

    private SpecMap Map(MappingStart start, int depth)
    {
        if (depth > DeepestNesting)
            throw TooDeep(Mark(start.Start, 1));
        CheckTag(start, start.Tag, "tag:yaml.org,2002:map");
        var entries = new List<KeyValuePair<SpecScalar, SpecNode>>();
        List<SpecMap>? merged = null;
        HashSet<string>? own = null;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = Node(depth + 1);
            var value = Node(depth + 1);
            if (keyNode is not SpecScalar key)
                _problems.Add(keyNode.Mark, $"a key must be a text, this is {keyNode.Kind}", "quote it: inside { … } and at the start of a key, `{`, `[` and `?` are YAML's own");
            else if (key is { Text: "<<", Plain: true })
                (merged ??= []).AddRange(Merged(key, value));
            else if (IsNew(key.Text))
                entries.Add(new(key, value));
            else
                _problems.Add(key.Mark, $"duplicate key `{key.Text}`", $"it stands first in line {entries.Find(e => e.Key.Text == key.Text).Key.Mark.Line}");
        }

        foreach (var entry in merged?.SelectMany(m => m.Entries) ?? [])
        {
            if (IsNew(entry.Key.Text))
                entries.Add(entry);
        }

        entries.TrimExcess(); // most mappings have one entry
        // The anchor becomes known only now: no node can contain itself.
        return Anchored(start, new SpecMap(Mark(start.Start, 1), entries));

        bool IsNew(string key)
        {
            if (own is null && entries.Count > ShortMap)
                own = entries.Select(e => e.Key.Text).ToHashSet(StringComparer.Ordinal);
            if (own is not null)
                return own.Add(key);
            foreach (var entry in entries)
            {
                if (entry.Key.Text == key)
                    return false;
            }

            return true;
        }
    }

    private IEnumerable<SpecMap> Merged(SpecScalar key, SpecNode value)
    {
        var parts = value is SpecList list ? list.Items : [value];
        foreach (var part in parts)
        {
            if (part is SpecMap map)
                yield return map;
            else if (!_lost.Contains(part))
                _problems.Add(key.Mark, $"`<<` merges mappings, this is {part.Kind}");
        }
    }

    private T Anchored<T>(NodeEvent at, T node)
        where T : SpecNode
    {
        if (!at.Anchor.IsEmpty)
            _anchors[at.Anchor.Value] = node;
        return node;
    }

    private SpecMark Mark(Mark mark, int length) => new(_file, (int)mark.Line, (int)mark.Column, length);

    private SpecMark LastRead => BrokenSyntax.MarkIn(_file, _parser.Current?.Start ?? YamlDotNet.Core.Mark.Empty);

    /// <summary>A file that is valid YAML and all the same too much to read.</summary>
    private sealed class UnreadableException(SpecMark mark, string message) : Exception(message)
    {
        public SpecMark Mark { get; } = mark;
    }
}

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

    private readonly SpecFile _file;
    private readonly SpecProblems _problems;
    private readonly Parser _parser;
    private readonly Dictionary<string, SpecNode> _anchors = [];

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

            return node;
        }
        catch (YamlException error)
        {
            _problems.Add(SyntaxMark(error), SyntaxMessage(error), SyntaxRemedy(error));
            return null;
        }
    }

    private SpecNode Node(int depth)
    {
        if (depth > DeepestNesting)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"Nested more than {DeepestNesting} levels deep.");

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (_anchors.TryGetValue(alias.Value.Value, out var anchored))
                return anchored;
            throw new YamlException(alias.Start, alias.End, $"The alias `*{alias.Value.Value}` has no anchor before it.");
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
            return Anchored(scalar, Scalar(scalar));
        return _parser.TryConsume<SequenceStart>(out var sequence) ? List(sequence, depth) : Map(_parser.Consume<MappingStart>(), depth);
    }

    private SpecScalar Scalar(Scalar scalar)
    {
        var length = scalar.End.Line == scalar.Start.Line ? (int)(scalar.End.Column - scalar.Start.Column) : 1;
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        return new SpecScalar(Mark(scalar.Start, Math.Max(1, length)), scalar.Value, plain, empty: plain && scalar.Value.Length == 0);
    }

    private SpecList List(SequenceStart start, int depth)
    {
        var items = new List<SpecNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return Anchored(start, new SpecList(Mark(start.Start, 1), items));
    }

    private SpecMap Map(MappingStart start, int depth)
    {
        var entries = new List<KeyValuePair<SpecScalar, SpecNode>>();
        var merged = new List<SpecMap>();
        var map = new SpecMap(Mark(start.Start, 1), entries);
        var own = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = Node(depth + 1);
            var value = Node(depth + 1);
            if (keyNode is not SpecScalar key)
                _problems.Add(keyNode.Mark, $"a key must be a text, this is {keyNode.Kind}", "quote it: inside { … } and at the start of a key, `{`, `[` and `?` are YAML's own");
            else if (key is { Text: "<<", Plain: true })
                merged.AddRange(Merged(key, value));
            else if (own.Add(key.Text))
                entries.Add(new(key, value));
            else
                _problems.Add(key.Mark, $"duplicate key `{key.Text}`", $"it stands first in line {entries.Find(e => e.Key.Text == key.Text).Key.Mark.Line}");
        }

        foreach (var entry in merged.SelectMany(m => m.Entries).Where(e => own.Add(e.Key.Text)))
            entries.Add(entry);
        // The anchor becomes known only now: no node can contain itself.
        return Anchored(start, map);
    }

    private IEnumerable<SpecMap> Merged(SpecScalar key, SpecNode value)
    {
        var parts = value is SpecList list ? list.Items : [value];
        foreach (var part in parts)
        {
            if (part is SpecMap map)
                yield return map;
            else
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

    private SpecMark SyntaxMark(YamlException error)
    {
        var line = Math.Clamp((int)error.Start.Line, 1, _file.LineCount);
        var tab = Indentation(line).IndexOf('\t', StringComparison.Ordinal);
        return tab >= 0 ? new SpecMark(_file, line, tab + 1, 1) : new SpecMark(_file, line, Math.Max(1, (int)error.Start.Column), 1);
    }

    private string SyntaxMessage(YamlException error)
    {
        if (Indentation((int)error.Start.Line).Contains('\t', StringComparison.Ordinal))
            return "a tab cannot indent YAML";
        var message = error.Message.Trim().TrimEnd('.');
        return $"not valid YAML: {char.ToLowerInvariant(message[0])}{message[1..]}";
    }

    private string? SyntaxRemedy(YamlException error)
    {
        if (Indentation((int)error.Start.Line).Contains('\t', StringComparison.Ordinal))
            return "use spaces";
        return error.Message.Contains("flow", StringComparison.OrdinalIgnoreCase) || _file.Line((int)error.Start.Line).IndexOf('{') is >= 0
            ? "inside { … } and [ … ], quote a value that holds { } [ ] , ? or `: `"
            : null;
    }

    private string Indentation(int line)
    {
        var text = _file.Line(line);
        return text[..(text.Length - text.TrimStart().Length)];
    }
}

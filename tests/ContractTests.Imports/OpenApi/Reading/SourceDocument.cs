using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>The file that is imported, JSON or YAML, as JSON; every value of it has a place.</summary>
internal sealed partial class SourceDocument
{
    private readonly JsonText? _json;
    private readonly SpecNode? _yaml;

    private SourceDocument(SpecFile file, JsonNode root, JsonText? json, SpecNode? yaml)
    {
        Text = file;
        Root = root;
        _json = json;
        _yaml = yaml;
    }

    public SpecFile Text { get; }

    public JsonNode Root { get; }

    /// <summary>Null, with the problems, where the file cannot be read, or is neither JSON nor YAML.</summary>
    public static SourceDocument? Read(string shown, string path, SpecProblems problems)
    {
        try
        {
            return Of(SpecFile.Load(shown, path), problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SpecMark(new SpecFile(shown, path, ""), 1, 1, 1), Directory.Exists(path) ? "this is a folder, and a document is a file" : File.Exists(path) ? $"the file cannot be read: {error.Message}" : "the file does not exist");
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new SpecMark(new SpecFile(shown, path, ""), 1, 1, 1), "the file is not UTF-8", "save it as UTF-8");
        }

        return null;
    }

    public static SourceDocument? Of(SpecFile file, SpecProblems problems)
    {
        if (IsJson(file))
        {
            var json = new JsonText(file);
            return json.Read(problems) is { } root ? new SourceDocument(file, root, json, null) : null;
        }

        return Yaml(file) is var (yaml, own) && own.Any && Yaml(WithoutBlanks(file)) is { Problems.Any: false } mended ? Whole(mended.Node) : own.Any ? Broken(own) : Whole(yaml);

        SourceDocument? Whole(SpecNode? node) => node is not null && YamlNodes.Json(node) is { } json ? new SourceDocument(file, json, null, node) : null;

        SourceDocument? Broken(SpecProblems own)
        {
            foreach (var problem in own.All)
                problems.Add(problem);
            return null;
        }
    }

    /// <summary>Where the values that the pointers name stand; one that names none has the place of the nearest value around it.</summary>
    public IReadOnlyDictionary<string, SpecMark> Places(IEnumerable<string> pointers)
    {
        var wanted = pointers.Distinct().ToDictionary(p => p, p => Around(p).ToList());
        var all = wanted.Values.SelectMany(p => p).ToHashSet(StringComparer.Ordinal);
        var known = _json?.Places(all) ?? all.Select(p => (Pointer: p, Mark: YamlNodes.Place(_yaml!, p))).Where(p => p.Mark is not null).ToDictionary(p => p.Pointer, p => p.Mark!.Value); // JSON or YAML
        return wanted.ToDictionary(w => w.Key, w => w.Value.Where(known.ContainsKey).Select(p => known[p]).First());
    }

    private static IEnumerable<string> Around(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
            yield return at;
        yield return "";
    }

    private static (SpecNode? Node, SpecProblems Problems) Yaml(SpecFile file)
    {
        var problems = new SpecProblems();
        return (SpecReader.Read(file, problems), problems);
    }

    // YAML forbids spaces in empty lines before a block's first line (section 8.1.1.1); generators write them, and most readers take them.
    private static SpecFile WithoutBlanks(SpecFile file) => new(file.Name, file.Path, BlankLine().Replace(file.Text, ""));

    [GeneratedRegex(@"^ +(?=\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();

    private static bool IsJson(SpecFile file) => Path.GetExtension(file.Name).ToUpperInvariant() switch
    {
        ".JSON" => true,
        ".YAML" or ".YML" => false,
        _ => file.Text.TrimStart() is ['{' or '[', ..],
    };
}

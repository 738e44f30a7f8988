using System.Text;
using System.Text.RegularExpressions;

namespace ContractTests.Contracts.Reading;

/// <summary>The text of one spec file, without its byte-order mark; <see cref="Name"/> is the path as problems show it, with forward slashes.</summary>
public sealed partial class SpecFile
{
    private readonly string[] _lines;

    public SpecFile(string name, string path, string text)
    {
        Name = name.Replace('\\', '/');
        Path = path;
        Text = text.TrimStart('\uFEFF');
        _lines = LineBreak().Split(Text);
    }

    public string Name { get; }

    /// <summary>The absolute path, against which files beside the spec are resolved.</summary>
    public string Path { get; }

    public string Text { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    public string Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1] : "";

    public int LineCount => _lines.Length;

    /// <summary>Reads a file as strict UTF-8, so that a wrong encoding is a problem and not a replacement character in a request.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static SpecFile Load(string name, string path) =>
        new(name, path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));

    /// <summary>What to do where a file is missing and the same name stands there with the other ending; null where it does not.</summary>
    public static string? Misnamed(string path) =>
        File.Exists(System.IO.Path.ChangeExtension(path, ".yml")) ? $"rename `{System.IO.Path.GetFileNameWithoutExtension(path)}.yml`: the name is `{System.IO.Path.GetFileName(path)}`" : null;

    // What the YAML parser counts as the end of a line.
    [GeneratedRegex(@"\r\n|[\r\n\u0085\u2028\u2029]", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}

using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>The text of one spec file, without its byte-order mark; <see cref="Name"/> is the path as problems show it, with forward slashes.</summary>
public sealed class SpecFile
{
    private readonly string[] _lines;

    public SpecFile(string name, string path, string text)
    {
        Name = name.Replace('\\', '/');
        Path = path;
        Text = text.TrimStart('\uFEFF');
        _lines = Text.Split('\n');
    }

    public string Name { get; }

    /// <summary>The absolute path, against which files beside the spec are resolved.</summary>
    public string Path { get; }

    public string Text { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    public string Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";

    public int LineCount => _lines.Length;

    /// <summary>Reads a file as strict UTF-8, so that a wrong encoding is a problem and not a replacement character in a request.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static SpecFile Load(string name, string path) =>
        new(name, path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));
}

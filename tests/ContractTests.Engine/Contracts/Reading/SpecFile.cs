using System.Buffers;
using System.Text;

namespace ContractTests.Contracts.Reading;

/// <summary>The text of one spec file, without its byte-order mark; <see cref="Name"/> is the path as problems show it, with forward slashes.</summary>
public sealed class SpecFile
{
    // What the YAML parser counts as the end of a line.
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\u0085\u2028\u2029");

    private int[]? _starts; // of the lines, found when one is first asked for

    public SpecFile(string name, string path, string text)
    {
        Name = name.Replace('\\', '/');
        Path = path;
        Text = text.TrimStart('\uFEFF');
    }

    public string Name { get; }

    /// <summary>The absolute path, against which files beside the spec are resolved.</summary>
    public string Path { get; }

    public string Text { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    public int LineCount => Starts.Length;

    private int[] Starts => _starts ??= StartsIn(Text);

    /// <summary>A line without its end, counted from 1; empty where there is none.</summary>
    public string Line(int number) => Content(number).ToString();

    /// <summary>The same without a copy of it.</summary>
    internal ReadOnlySpan<char> Content(int number)
    {
        if (number < 1 || number > LineCount)
            return "";
        var line = Text.AsSpan(Starts[number - 1]);
        return line.IndexOfAny(LineBreaks) is >= 0 and var end ? line[..end] : line;
    }

    /// <summary>Reads a file as strict UTF-8, so that a wrong encoding is a problem and not a replacement character in a request.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static SpecFile Load(string name, string path) =>
        new(name, path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)));

    /// <summary>What to do where a file is missing and the same name stands there with the other ending; null where it does not.</summary>
    public static string? Misnamed(string path) =>
        File.Exists(System.IO.Path.ChangeExtension(path, ".yml")) ? $"rename `{System.IO.Path.GetFileNameWithoutExtension(path)}.yml`: the name is `{System.IO.Path.GetFileName(path)}`" : null;

    private static int[] StartsIn(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; text.AsSpan(at).IndexOfAny(LineBreaks) is >= 0 and var next; starts.Add(at))
        {
            at += next;
            at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
        }

        return [.. starts];
    }
}

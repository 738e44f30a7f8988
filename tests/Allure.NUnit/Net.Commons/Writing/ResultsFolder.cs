using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Win32.SafeHandles;

namespace Allure.Net.Commons.Writing;

/// <summary>
/// Puts whole files into the results folder, from any thread, each in one piece under a name that nobody knows yet: of tens of thousands, writing each
/// under another name first would cost more than all else. Makes the folder when the first file comes.
/// </summary>
internal sealed class ResultsFolder(string path)
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // nobody pastes these files into HTML, and people read them
        MaxDepth = ResultJson.DepthOfNestedSteps,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public void Write(TestResult result) => Write($"{result.uuid}-result.json", result, ResultJson.Default.TestResult);

    public void Write(TestResultContainer container) => Write($"{container.uuid}-container.json", container, ResultJson.Default.TestResultContainer);

    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var file = Path.Combine(path, name);
        try
        {
            using var handle = Create(file);
            try
            {
                RandomAccess.Write(handle, content, fileOffset: 0);
            }
            catch
            {
                File.Delete(file); // half of a result is none
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The Allure results file '{file}' could not be written: {error.Message}", error);
        }
    }

    /// <summary>Deletes everything inside, but not the folder.</summary>
    public void Clean()
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
            return;
        foreach (var file in folder.GetFiles())
            file.Delete();
        foreach (var inner in folder.GetDirectories())
            inner.Delete(recursive: true);
    }

    private void Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        var buffer = _buffer ??= new(4096);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Compact))
            JsonSerializer.Serialize(json, value, type);
        Write(name, buffer.WrittenSpan);
    }

    private SafeFileHandle Create(string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(path);
            return File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        }
    }
}

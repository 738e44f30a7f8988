using System.Threading.Channels;
using Allure.Net.Commons;

namespace ContractTests.Suite.AllureResults;

/// <summary>Writes attachments beside the tests, so that no test waits for the disk.</summary>
internal sealed class AttachmentFiles
{
    private const int Writers = 2;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>();
    private readonly Task[] _writing;
    private volatile string? _failure;

    public AttachmentFiles() => _writing = [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(Write))];

    /// <summary>The content is asked for when its turn comes.</summary>
    public Attachment Add(string name, string type, string extension, Func<byte[]> content)
    {
        var source = $"{Guid.NewGuid()}-attachment{extension}";
        _waiting.Writer.TryWrite(new Waiting(source, content)); // there is room for any number, until it is finished
        return new Attachment { name = name, type = type, source = source };
    }

    /// <summary>Waits until all are written; returns, as sentences, why one could not be.</summary>
    public async Task<IReadOnlyList<string>> Finish()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_writing);
        return _failure is { } failure ? [failure] : [];
    }

    private async Task Write()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (!_waiting.Reader.TryRead(out var next))
                continue; // the other writer was faster
            if (_failure is not null || AllureFolder.Actual is not { } folder)
                continue;
            try
            {
                Write(Path.Combine(folder, next.Name), next.Content());
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _failure = $"an attachment could not be written to {folder}: {error.Message}";
            }
        }
    }

    // In one piece under a name that nobody knows yet: of tens of thousands, writing each under another name first would cost more than all else.
    private static void Write(string path, byte[] content)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, content, fileOffset: 0);
    }

    private sealed record Waiting(string Name, Func<byte[]> Content);
}

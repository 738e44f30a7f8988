namespace ContractTests.Commands.Starting;

/// <summary>
/// Files that are not there yet, made all together or not at all: nothing that exists is ever replaced, and where one cannot be written, those before
/// it go away again. What fails says so by an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal sealed class NewFiles
{
    private readonly Stack<Action> _undo = new();

    public static void Make(string folder, IEnumerable<(string Name, string Text)> files)
    {
        var made = new NewFiles();
        try
        {
            made.MakeFolder(folder);
            foreach (var (name, text) in files)
                made.MakeFile(Path.Combine(folder, name), text);
        }
        catch
        {
            made.Undo();
            throw;
        }
    }

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } parent)
            MakeFolder(parent);
        Directory.CreateDirectory(folder);
        _undo.Push(() => Directory.Delete(folder));
    }

    private void MakeFile(string path, string text)
    {
        MakeFolder(Path.GetDirectoryName(path)!); // it lies in the folder
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        _undo.Push(() => File.Delete(path));
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }

    // Each as far as it can be: what somebody else has put into a folder meanwhile keeps it, and a disk that is gone keeps all.
    private void Undo()
    {
        while (_undo.TryPop(out var undo))
        {
            try
            {
                undo();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue; // the first error is the one that is told
            }
        }
    }
}

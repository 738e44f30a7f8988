using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text;
using ContractTests.Exchanges;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>
/// What came of searching the files of a run for secrets, however they are written. Masking comes first; this is for what cannot be masked, such
/// as a case's name, and for whatever else lies where the reports are published from. Files are named as they lie in the reports' folder.
/// </summary>
public sealed record SecretScan(IReadOnlyList<string> Found, IReadOnlyList<string> Unread)
{
    private const int MostTold = 10;
    private const int Piece = 64 * 1024;

    public static readonly SecretScan Nothing = new([], []);

    /// <summary>Searches files, and folders with all that is in them.</summary>
    public static SecretScan Of(IEnumerable<string> paths, string folder, Secrets secrets)
    {
        if (secrets.InBytes() is not { } forms)
            return Nothing;
        var (found, unread) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        Parallel.ForEach(paths.SelectMany(Files), file => Try(file, () =>
        {
            var shown = Shown(file);
            if (forms.OneIsIn(SecretForms.AsLatin1(shown)) || IsIn(file, forms))
                found.Add(secrets.Hide(shown));
        }));
        return new SecretScan([.. found.Order(StringComparer.Ordinal)], [.. unread.Order(StringComparer.Ordinal)]);

        string Shown(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

        IEnumerable<string> Files(string path)
        {
            var entries = new List<(string Path, bool IsFolder)>();
            if (Directory.Exists(path))
                Try(path, () => entries.AddRange(Entries(path)));
            else if (File.Exists(path))
                entries.Add((path, false));
            return entries.SelectMany(e => e.IsFolder ? Files(e.Path) : [e.Path]);
        }

        void Try(string path, Action search)
        {
            try
            {
                search();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                unread.Add(secrets.Hide($"{Shown(path)} could not be searched for secrets: {error.Message}"));
            }
        }
    }

    /// <summary>Whole lines for those who read nothing else.</summary>
    public IEnumerable<string> Remarks => Told([.. Found.Select(f => $"SECRET FOUND in {f}: do not publish it")]).Concat(Told(Unread));

    /// <summary>The gate after the search: a secret outweighs whatever else there is to say, and what could not be searched may hold one.</summary>
    public Gate Close(Gate gate)
    {
        if (Found.Count + Unread.Count == 0)
            return gate;
        string[] unread = Unread.Count == 0 ? [] : [$"{Gate.Counted(Unread.Count, "file")} could not be searched for secrets"];
        return Found.Count > 0
            ? new Gate(ExitCode.SecretFound, [.. Told([.. Found.Select(f => $"a secret was found in {f}: do not publish it")]), .. gate.Reasons, .. unread]) { Remarks = gate.Remarks }
            : new Gate(gate.Open ? ExitCode.Closed : gate.ExitCode, [.. gate.Reasons, .. unread]);
    }

    private static IReadOnlyList<string> Told(IReadOnlyList<string> lines) => lines.Count <= MostTold ? lines : [.. lines.Take(MostTold), $"and {Gate.Counted(lines.Count - MostTold, "more file")}"];

    // Hidden files are published like any other. A linked folder may lead back up, or out to what is not this run's.
    private static FileSystemEnumerable<(string Path, bool IsFolder)> Entries(string folder) =>
        new(folder, static (ref entry) => (entry.ToFullPath(), entry.IsDirectory), new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    // Piece by piece, each with the end of the one before, so that a file of any size is searched in little memory.
    private static bool IsIn(string file, ManyTexts forms)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        var text = ArrayPool<char>.Shared.Rent(Piece + forms.Longest);
        try
        {
            var overlap = 0;
            for (var at = 0L; RandomAccess.Read(handle, bytes.AsSpan(0, Piece), at) is > 0 and var read; at += read)
            {
                Encoding.Latin1.GetChars(bytes.AsSpan(0, read), text.AsSpan(overlap));
                var piece = text.AsSpan(0, overlap + read);
                if (forms.OneIsIn(piece))
                    return true;
                overlap = Math.Min(forms.Longest - 1, piece.Length);
                piece[^overlap..].CopyTo(text);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
    }
}

using System.Globalization;

namespace ContractTests.Benchmarks.Compared;

/// <summary>A program that does nothing but write files: as many as a folder holds, of the same sizes.</summary>
internal static class FileWriter
{
    public static int WriteLike(string like, string folder)
    {
        Directory.CreateDirectory(folder);
        var content = new byte[new DirectoryInfo(like).EnumerateFiles().Max(f => f.Length)];
        Array.Fill(content, (byte)'x');
        foreach (var (at, file) in new DirectoryInfo(like).EnumerateFiles().Index())
        {
            using var handle = File.OpenHandle(Path.Combine(folder, at.ToString("00000000", CultureInfo.InvariantCulture)), FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(handle, content.AsSpan(0, (int)file.Length), 0);
        }

        return 0;
    }
}

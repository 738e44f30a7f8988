namespace ContractTests.Contracts.Reading;

/// <summary>A path with every link on the way to it followed; what does not exist stays as it is named.</summary>
public static class RealPath
{
    public static string Of(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Of(parent), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : here;
    }
}

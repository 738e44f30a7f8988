using System.Text;
using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Contracts;

/// <summary>A specs folder of a test's own: `Specs/base`, with what the test lays over it.</summary>
internal sealed class SpecsOnDisk : IDisposable
{
    private SpecsOnDisk() => Copy(Path.Combine(TestData, "base"), Folder);

    public static string Repository { get; } = RepositoryAbove(AppContext.BaseDirectory);

    /// <summary>The folder `Specs` beside the tests' sources.</summary>
    public static string TestData { get; } = Path.Combine(Repository, "tests", "ContractTests.Engine.Tests", "Specs");

    public string Folder { get; } = Directory.CreateTempSubdirectory("specs-").FullName;

    public static SpecsOnDisk Base() => new();

    /// <summary>The base with another service.yaml.</summary>
    public static SpecsOnDisk WithService(string yaml) => Base().With("things/service.yaml", yaml);

    /// <summary>The base with other operations.</summary>
    public static SpecsOnDisk WithOperations(string yaml) => Base().With("things/things.yaml", yaml);

    public static SpecsOnDisk WithEnvironments(string yaml) => Base().With("environments.yaml", yaml);

    public static SpecsOnDisk WithStatuses(string yaml) => Base().With("things/status-codes.yaml", yaml);

    public SpecsOnDisk With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public SpecsOnDisk With(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!); // it is in Folder
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public SpecsOnDisk Over(string folder)
    {
        Copy(folder, Folder);
        return this;
    }

    public SpecFolder Read(EnvironmentChoice? choice = null) => SpecFolder.Read(Folder, "specs", choice ?? new EnvironmentChoice());

    /// <summary>Reads specs that are meant to be right.</summary>
    public SpecFolder ReadWell(EnvironmentChoice? choice = null)
    {
        var specs = Read(choice);
        Assert.That(specs.Problems, Is.Empty);
        return specs;
    }

    /// <summary>All problems as they are printed.</summary>
    public string Problems(EnvironmentChoice? choice = null) => string.Join("\n\n", Read(choice).Problems);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // it is in the folder copied to
            File.Copy(file, target, overwrite: true);
        }
    }

    private static string RepositoryAbove(string folder) =>
        File.Exists(Path.Combine(folder, "ContractTests.sln")) ? folder : RepositoryAbove(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no ContractTests.sln above the tests"));
}

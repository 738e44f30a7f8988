using NUnit.Framework;

namespace ContractTests.Imports.OpenApi.Merging;

[Parallelizable(ParallelScope.All)]
public sealed class FileChangesTests
{
    [Test]
    public void Where_one_file_cannot_be_written_all_are_as_they_were()
    {
        var folder = Directory.CreateTempSubdirectory("changes-").FullName;
        try
        {
            var (there, inTheWay) = (Path.Combine(folder, "there.yaml"), Path.Combine(folder, "folder.yaml"));
            File.WriteAllText(there, "before");
            Directory.CreateDirectory(inTheWay);

            var failure = FileChanges.Write(
            [
                new FileChange(there, "there.yaml", File.ReadAllBytes(there), "after"),
                new FileChange(Path.Combine(folder, "new/new.yaml"), "new/new.yaml", null, "new"),
                new FileChange(inTheWay, "folder.yaml", null, "never"),
            ]);

            Assert.That(failure, Does.StartWith("folder.yaml cannot be written: ").And.EndsWith(" Nothing was changed."));
            Assert.That(Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories), Is.EquivalentTo(new[] { there, inTheWay }));
            Assert.That(File.ReadAllText(there), Is.EqualTo("before"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

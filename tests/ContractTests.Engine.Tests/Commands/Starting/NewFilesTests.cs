using NUnit.Framework;

namespace ContractTests.Commands.Starting;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NewFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("new-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Files_and_their_folders_are_made()
    {
        NewFiles.Make(Path.Combine(_folder, "a", "b"), [("c/one.txt", "1"), ("two.txt", "2")]);

        Assert.That(File.ReadAllText(Path.Combine(_folder, "a", "b", "c", "one.txt")), Is.EqualTo("1"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "a", "b", "two.txt")), Is.EqualTo("2"));
    }

    [Test]
    public void Where_one_cannot_be_made_nothing_is_left()
    {
        var folder = Path.Combine(_folder, "new", "specs");

        Assert.That(() => NewFiles.Make(folder, [("a.txt", "1"), ("b/c.txt", "2"), ("a.txt/d.txt", "3")]), Throws.InstanceOf<IOException>());

        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void What_was_there_stays_as_it_was()
    {
        File.WriteAllText(Path.Combine(_folder, "b.txt"), "mine");

        Assert.That(() => NewFiles.Make(_folder, [("a.txt", "1"), ("b.txt", "2")]), Throws.InstanceOf<IOException>());

        Assert.That(Directory.EnumerateFiles(_folder).Select(f => (Path.GetFileName(f), File.ReadAllText(f))), Is.EqualTo(new[] { ("b.txt", "mine") }));
    }
}

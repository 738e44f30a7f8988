using NUnit.Framework;

namespace ContractTests.Contracts.Reading;

[Parallelizable(ParallelScope.Self)]
internal sealed class SpecEditsTests
{
    [Test]
    public void Everything_else_stays_byte_for_byte()
    {
        var file = File("a: 1 # one\r\nb:\t2\r\n\r\nc: 3");
        var edits = new SpecEdits(file);
        edits.Replace(new SpecMark(file, 2, 4, 1), 1, "two");
        edits.InsertAfter(2, ["d: 4", "e: 5"]);
        Assert.That(edits.Apply(), Is.EqualTo("a: 1 # one\r\nb:\ttwo\r\nd: 4\r\ne: 5\r\n\r\nc: 3"));
    }

    [TestCase("a: 1", "a: 1\nb: 2\n", TestName = "behind a last line that is open")]
    [TestCase("a: 1\n", "a: 1\nb: 2\n", TestName = "behind a last line that is closed")]
    [TestCase("", "b: 2\n", TestName = "into nothing")]
    public void Lines_are_put_at_the_end(string before, string after)
    {
        var edits = new SpecEdits(File(before));
        edits.InsertAfter(1, ["b: 2"]);
        Assert.That(edits.Apply(), Is.EqualTo(after));
    }

    [Test]
    public void Lines_are_put_first_and_taken_away()
    {
        var edits = new SpecEdits(File("a: 1\nb: 2\nc: 3\n"));
        edits.InsertAfter(0, ["z: 0"]);
        edits.RemoveLines(2, 3);
        Assert.That(edits.Apply(), Is.EqualTo("z: 0\na: 1\n"));
    }

    [Test]
    public void Of_changes_that_overlap_the_first_stands_and_one_asked_for_twice_is_made_once()
    {
        var file = File("abcdef");
        var edits = new SpecEdits(file);
        edits.Replace(new SpecMark(file, 1, 2, 1), 3, "X");
        edits.Replace(new SpecMark(file, 1, 3, 1), 3, "Y");
        edits.Replace(new SpecMark(file, 1, 2, 1), 3, "X");
        Assert.That(edits.Apply(), Is.EqualTo("aXef"));
    }

    private static SpecFile File(string text) => new("a.yaml", "/a.yaml", text);
}

using NUnit.Framework;

namespace ContractTests.Contracts.Reading;

[Parallelizable(ParallelScope.Self)]
public class SpecProblemTests
{
    private static readonly SpecFile File = new("specs/a.yaml", "a.yaml", "first\n\n\tkey: value\n");

    [Test]
    public void The_offending_text_is_underlined_with_the_remedy_behind_it() =>
        Assert.That(new SpecProblem(new SpecMark(File, 1, 2, 3), "this is wrong", "write that").ToString(), Is.EqualTo("""
            specs/a.yaml:1:2: this is wrong
              1 | first
                |  ^^^ write that
            """));

    [Test]
    public void A_tab_before_the_text_stays_a_tab_above_the_underline() =>
        Assert.That(new SpecProblem(new SpecMark(File, 3, 2, 3), "this is wrong").ToString(), Is.EqualTo("specs/a.yaml:3:2: this is wrong\n  3 | \tkey: value\n    | \t^^^"));

    [TestCase(2)]
    [TestCase(99)]
    public void Where_nothing_stands_nothing_is_underlined(int line) =>
        Assert.That(new SpecProblem(new SpecMark(File, line, 1, 1), "this is wrong", "write that").ToString(), Is.EqualTo($"specs/a.yaml:{line}:1: this is wrong\n  write that"));

    [Test]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        var file = new SpecFile("specs/a.yaml", "a.yaml", $"{new string('a', 1000)}HERE{new string('b', 1000)}");

        Assert.That(new SpecProblem(new SpecMark(file, 1, 1001, 4), "this is wrong").ToString(), Is.EqualTo($"""
            specs/a.yaml:1:1001: this is wrong
              1 | …{new string('a', 79)}HERE{new string('b', 116)}…
                | {new string(' ', 80)}^^^^
            """));
    }

    [Test]
    public void A_place_beyond_the_line_is_underlined_at_its_end() =>
        Assert.That(new SpecProblem(new SpecMark(File, 1, 40, 40), "this is wrong").ToString(), Is.EqualTo("specs/a.yaml:1:40: this is wrong\n  1 | first\n    |      ^"));

    [Test]
    public void The_same_problem_at_the_same_place_counts_once()
    {
        var problems = new SpecProblems();
        foreach (var line in new[] { 3, 1, 3 })
            problems.Add(new SpecMark(File, line, 1, 1), "this is wrong");

        Assert.That(problems.All.Select(p => p.Mark.Line), Is.EqualTo(new[] { 1, 3 }));
    }
}

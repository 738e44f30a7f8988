using ContractTests.Exchanges;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
public sealed class LiveLineTests
{
    private static readonly Progress Midway = new(377, 142) { Kept = 135, Breached = 2, Unanswered = 1, Known = 3, PerSecond = 17.6, Left = new TimeLeft(TimeSpan.FromSeconds(11.2), false) };

    [TestCase(140, " 142/377  █████████░░░░░░░░░░░░░░░  135 kept, 2 breached, 1 unanswered, 3 known  18/s  about 12 s left")]
    [TestCase(90, " 142/377  ████░░░░░░░  135 kept, 2 breached, 1 unanswered, 3 known  18/s  about 12 s left")]
    [TestCase(80, " 142/377  135 kept, 2 breached, 1 unanswered, 3 known  18/s  about 12 s left")]
    [TestCase(60, " 142/377  135 kept, 3 failed  18/s  about 12 s left")]
    [TestCase(40, " 142/377  135 kept, 3 failed  ~12 s")]
    [TestCase(20, " 142/377  3 failed")]
    [TestCase(9, " 142/377")]
    public void It_is_as_long_as_the_terminal_allows(int width, string line) => Assert.That(Line(Midway, width), Is.EqualTo(line));

    [Test]
    public void It_never_reaches_the_last_column([Range(1, 160)] int width)
    {
        foreach (var progress in new[] { Midway, Midway with { Left = new TimeLeft(TimeSpan.FromHours(3), true) }, Midway with { Interrupted = true }, Midway with { Ended = 377 }, new Progress(9999, 0) })
            Assert.That(Cells.Width(Line(progress, width)), Is.LessThanOrEqualTo(Math.Max(width - 1, 1)));
    }

    [TestCase(0.4, false, "about 1 s left")]
    [TestCase(59, false, "about 59 s left")]
    [TestCase(134, false, "about 2 min 10 s left")]
    [TestCase(1500, false, "about 25 min left")]
    [TestCase(7300, false, "about 2 h 1 min left")]
    [TestCase(12, true, "at least 12 s left")]
    public void The_time_left_is_told_in_the_words_it_deserves(double seconds, bool atLeast, string words) =>
        Assert.That(Line(new Progress(10, 5) { Kept = 5, Left = new TimeLeft(TimeSpan.FromSeconds(seconds), atLeast) }, 80), Does.EndWith($"  5 kept  {words}"));

    [Test]
    public void A_slow_rate_has_a_fraction() => Assert.That(Line(new Progress(10, 5) { PerSecond = 0.44 }, 80), Does.EndWith("  0 kept  0.4/s"));

    [TestCase(120, " 3/5  ██████████████░░░░░░░░░░  3 kept  waiting 4 s for 2: stalled-body POST /things/408/it never comes to its end")]
    [TestCase(76, " 3/5  3 kept  waiting 4 s for 2: POST /things/408/it never comes to its end")]
    [TestCase(60, " 3/5  3 kept  waiting 4 s for 2: POST /th… comes to its end")]
    [TestCase(40, " 3/5  3 kept  waiting 4 s for 2")]
    [TestCase(30, " 3/5  3 kept  waiting 4 s")]
    public void When_nothing_ends_it_says_what_is_waited_for(int width, string line)
    {
        using var specs = new ThingSpecs("http://api.test", "POST /things: { responses: { 408: [{ case: it never comes to its end, provoke: stalled-body }] } }");

        var progress = new Progress(5, 3) { Kept = 3, PerSecond = 1, Waiting = new Wait(specs.Read().Cases.Single(), 1, TimeSpan.FromSeconds(3.2)) };

        Assert.That(Line(progress, width), Is.EqualTo(line));
    }

    [Test]
    public void Also_when_nothing_can_be_sent_yet() =>
        Assert.That(Line(new Progress(5, 0) { Waiting = new Wait(null, 0, TimeSpan.FromSeconds(3)) }, 80), Does.EndWith("  0 kept  waiting for the environment to be ready"));

    [Test]
    public void At_the_end_it_says_what_goes_on() => Assert.That(Line(new Progress(5, 5) { Kept = 5 }, 80), Does.EndWith("  5 kept  cleaning up, writing the reports"));

    [Test]
    public void An_interruption_is_what_it_tells_first() =>
        Assert.That(Line(Midway with { Interrupted = true }, 80), Is.EqualTo(" 142/377  135 kept, 3 failed  interrupted: deleting what was created"));

    [Test]
    public void Secrets_and_markup_in_names_do_no_harm()
    {
        using var specs = new ThingSpecs("http://api.test", "GET /things: { responses: { 200: [{ case: \"[red]s3cret[/] 🚀\" }] } }");
        var waiting = new Progress(5, 3) { Waiting = new Wait(specs.Read().Cases.Single(), 0, TimeSpan.FromSeconds(1)) };

        Assert.That(new LiveLine(new Ink(false), new Secrets(["s3cret"])).Of(waiting, 100), Does.EndWith("  waiting 1 s for GET /things/200/[red]***[/] 🚀"));
    }

    [Test]
    public void Colours_stand_for_verdicts() =>
        Assert.That(
            new LiveLine(new Ink(true), new Secrets([])).Of(new Progress(4, 2) { Kept = 1, Breached = 1 }, 40).Replace('\u001b', '^'),
            Is.EqualTo(" 2/4  ^[31m██████^[0m^[2m░░░░░░░^[0m  ^[32m1 kept^[0m, ^[31m1 breached^[0m"));

    private static string Line(Progress progress, int width) => new LiveLine(new Ink(false), new Secrets([])).Of(progress, width);
}

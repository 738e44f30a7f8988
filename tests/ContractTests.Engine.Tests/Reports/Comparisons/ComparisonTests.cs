using NUnit.Framework;
using static ContractTests.Reports.Comparisons.ComparedRuns;

namespace ContractTests.Reports.Comparisons;

[Parallelizable(ParallelScope.All)]
public sealed class ComparisonTests
{
    [TestCase("kept", "kept same, flaky worse, known worse, unproven worse, breached worse, unanswered worse, absent worse")]
    [TestCase("flaky", "kept better, flaky same, known worse, unproven worse, breached worse, unanswered worse, absent worse")]
    [TestCase("known", "kept better, flaky better, known same, unproven changed, breached worse, unanswered worse, absent vanished")]
    [TestCase("unproven", "kept better, flaky better, known changed, unproven same, breached worse, unanswered worse, absent vanished")]
    [TestCase("breached", "kept better, flaky better, known better, unproven changed, breached same, unanswered changed, absent vanished")]
    [TestCase("unanswered", "kept better, flaky better, known better, unproven changed, breached changed, unanswered same, absent vanished")]
    [TestCase("absent", "kept new, flaky new, known new, unproven new, breached worse, unanswered worse")]
    public void What_was_and_what_is_make_the_change(string was, string becomes)
    {
        var changes = becomes.Split(", ").Select(b => b.Split(' ')[0]).Select(now => $"{now} {Change(was, now)}");

        Assert.That(string.Join(", ", changes), Is.EqualTo(becomes));
    }

    [Test]
    public void Another_answer_under_the_same_verdict_is_a_change()
    {
        var a = Run(Kept("x", "500 Internal Server Error"), Kept("y", "429 Throttled"), Breached("z"), Breached("kind"), Unanswered("u"), Known("k"));
        var b = Run(Kept("x", "503 Service Unavailable"), Kept("y", "429 Too Many Requests"), Breached("z", "404 not found"), Breached("kind", kind: "expectation"), Unanswered("u", "reset"), Known("k", "502 Oops"));

        Assert.That(Compared(a, b).Changes.Select(c => $"{c.Id} {c.Change}: {ChangeText.Of(c)}"), Is.EqualTo([
            "x Changed: 500 Internal Server Error → 503 Service Unavailable (kept → kept)",
            "y Changed: 429 Throttled → 429 Too␠Many␠Requests (kept → kept)",
            "z Changed: 404 NOT␠FOUND → 404 not␠found (breached: wrong-reason → breached: wrong-reason)",
            "kind Changed: 404 NOT FOUND (breached: wrong-reason → breached: expectation)",
            "u Changed: nothing (unanswered: timeout → unanswered: reset)",
            "k Changed: 500 Oops → 502 Oops (known LTS-1234: wrong-status → known LTS-1234: wrong-status)",
        ]));
    }

    [Test]
    public void Times_attempts_words_and_what_an_older_file_does_not_tell_are_no_change()
    {
        var a = Run(Kept("x") with { ElapsedMs = 1, Source = "old.yaml:1:1" }, Breached("y") with { Message = "12 ms" }, Unproven("z"), Breached("w"));
        var b = Run(
            Kept("x") with { ElapsedMs = 900, Attempts = [new AttemptPart(a.Run.Started, "kept", null, null, 1, null)] },
            Breached("y") with { Message = "13 ms" },
            Unproven("z", "because") with { Untried = true },
            Breached("w") with { Received = null });

        var comparison = Compared(a, b);

        Assert.That((comparison.Changes.Count, comparison.Same, comparison.IsWell), Is.EqualTo((0, 4, true)));
    }

    [TestCase(ComparisonScope.All, "k Worse, new New, u Worse, gone Worse", 0)]
    [TestCase(ComparisonScope.Common, "k Worse, u Worse", 2)]
    [TestCase(ComparisonScope.Judged, "u Worse", 3)]
    public void A_scope_leaves_cases_out(ComparisonScope scope, string changes, int leftOut)
    {
        var comparison = Compared(Run(Kept("k"), Kept("gone"), Kept("u"), Kept("same")), Run(Unproven("k"), Kept("new"), Unanswered("u"), Kept("same")), scope);

        Assert.That(string.Join(", ", comparison.Changes.Select(c => $"{c.Id} {c.Change}")), Is.EqualTo(changes));
        Assert.That((comparison.Same, comparison.LeftOut), Is.EqualTo((1, leftOut)));
    }

    [Test]
    public void A_gate_that_closed_for_a_reason_that_is_no_case_is_for_the_worse()
    {
        var comparison = Compared(Run(Kept("x")), Run(Kept("x")).Closed(1, "1 thing may be left over on the server", "coverage is 80 %"));

        Assert.That((comparison.IsWell, comparison.Reasons), Is.EqualTo((false, new[] { "the gate was open and is closed (1 thing may be left over on the server, coverage is 80 %)" })));
    }

    [Test]
    public void A_secret_that_was_found_is_for_the_worse_behind_a_closed_gate_too()
    {
        var comparison = Compared(Run(Breached("x")).Closed(1, "1 case breached"), Run(Breached("x")).Closed(5, "1 case breached", "a secret stands in 1 file"));

        Assert.That(comparison.Reasons, Is.EqualTo(["a secret was found (1 case breached, a secret stands in 1 file)"]));
    }

    [TestCase(3, "the environment `local` is sick")]
    [TestCase(4, "nothing ran: 1 case unproven")]
    [TestCase(130, "the run was interrupted")]
    public void A_run_that_says_nothing_of_the_contract_cannot_be_compared(int exitCode, string reason)
    {
        var (well, ill) = (Run(Kept("x")), Run(Kept("x")).Closed(exitCode, reason));

        Assert.That(Compared(well, ill).Obstacles, Is.EqualTo([$"B ended with exit code {exitCode} ({reason})"]));
        Assert.That(Compared(ill, well).Obstacles, Is.EqualTo([$"A ended with exit code {exitCode} ({reason})"]));
        Assert.That(Compared(ill, well).IsWell, Is.False);
    }

    [Test]
    public void Where_no_case_is_in_both_there_is_nothing_to_compare()
    {
        Assert.That(Compared(Run(), Run()).WhyNothing, Is.EqualTo("There is nothing to compare: neither run has a case."));
        Assert.That(Compared(Run(Kept("x")), Run(Kept("y"), Kept("z"))).WhyNothing, Is.EqualTo("There is nothing to compare: no case is in both runs (1 case in A, 2 cases in B)."));
        Assert.That(Compared(Run(Kept("x")), Run(Unproven("x")), ComparisonScope.Judged).WhyNothing, Is.EqualTo("There is nothing to compare: no case was judged in both runs."));
        Assert.That(Compared(Run(Kept("x")), Run(Unproven("x"))).WhyNothing, Is.Null);
    }

    [Test]
    [CancelAfter(60_000)] // far from what it takes, on a busy machine too, and far below what comparing each with each would
    public void A_hundred_thousand_cases_are_not_too_many(CancellationToken cancellation)
    {
        var a = Run([.. Enumerable.Range(0, 100_000).Select(n => Kept($"things/GET /things/{n}/200"))]);
        var b = Run([.. Enumerable.Range(50_000, 100_000).Select(n => n % 2 == 0 ? Kept($"things/GET /things/{n}/200") : Breached($"things/GET /things/{n}/200"))]);

        var comparison = Compared(a, b);

        Assert.That(ComparisonText.Lines(comparison).Count(), Is.GreaterThan(100_000));
        Assert.That(Enum.GetValues<ChangeKind>().Select(comparison.Count).Append(comparison.Same), Is.EqualTo([100_000, 0, 0, 25_000, 0, 25_000]));
        Assert.That(cancellation.IsCancellationRequested, Is.False);
    }

    private static string Change(string was, string now) =>
        CaseChange.Between("x", Named(was, "x"), Named(now, "x")) is { } change ? ComparisonWords.Name(change.Change) : "same";
}

using System.Text;
using NUnit.Framework;
using static ContractTests.Reports.Comparisons.ComparedRuns;

namespace ContractTests.Reports.Comparisons;

[Parallelizable(ParallelScope.All)]
public sealed class ComparisonTextTests
{
    private static Comparison Everything => Compared(
        Run(Kept("repaired") with { Verdict = "breached", Breach = "missing-reason", Received = new ReceivedPart(200, "", "HTTP/1.1", "HTTP/1.1 200 ") }, Kept("worse", "404 Not Found"), Kept("other", "500 Oops"), Breached("gone"), Kept("missed"), Kept("same")),
        Run(Kept("repaired"), Breached("worse"), Kept("other", "503 Oops"), Unproven("new", "nobody is\nlocked out"), Unanswered("failing"), Kept("same")).Closed(1, "1 case breached", "1 case unanswered (1 timeout)").Later());

    [Test]
    public void The_worst_is_told_first_and_what_it_comes_to_last()
    {
        Assert.That(Text(Everything), Is.EqualTo("""
            A  yesterday: run RUN against `local` at http://api, 2026-01-02 12:00:00 UTC
               GATE OPEN
            B  today: run LATER against `local` at http://api, 2026-01-02 13:00:00 UTC
               GATE CLOSED: 1 case breached, 1 case unanswered (1 timeout)

            Worse: 3 cases

              worse
                404 Not␠Found → 404 NOT␠FOUND (kept → breached: wrong-reason)
                specs/things/worse.yaml:3:5

              failing
                nothing (not there → unanswered: timeout)
                specs/things/failing.yaml:3:5

              missed
                200 OK (kept → not there)
                specs/things/missed.yaml:3:5

            Changed: 1 case

              other
                500 Oops → 503 Oops (kept → kept)
                specs/things/other.yaml:3:5

            Better: 1 case

              repaired
                200␠ → 200 OK (breached: missing-reason → kept)
                specs/things/repaired.yaml:3:5

            New: 1 case

              new
                nothing (not there → unproven: nobody is locked out)
                specs/things/new.yaml:3:5

            Vanished: 1 case

              gone
                404 NOT FOUND (breached: wrong-reason → not there)
                specs/things/gone.yaml:3:5

            1 case that A kept is not in B. If B ran only a part of the specs on purpose, --common compares what is in both.
            8 cases: 3 worse, 1 changed, 1 better, 1 new, 1 vanished, 1 the same
            WORSE: 3 cases changed for the worse, the gate was open and is closed (1 case breached, 1 case unanswered (1 timeout))

            """));
    }

    [Test]
    public void Another_expectation_that_is_not_met_is_a_change()
    {
        var (was, now) = (Kept("x") with { Verdict = "breached", Breach = "expectation", Unmet = ["`$.x` should be 1"] }, Kept("x") with { Verdict = "breached", Breach = "expectation", Unmet = ["`$.y` should be 1", "the body should be empty"] });

        Assert.That(Text(Compared(Run(was), Run(now).Later())), Does.Contain("\nChanged: 1 case\n\n  x\n    200 OK (breached: `$.x` should be 1 → breached: `$.y` should be 1 and 1 more)\n"));
    }

    [Test]
    public void Where_nothing_changed_that_is_all_there_is_to_tell()
    {
        Assert.That(Text(Compared(Run(Kept("x")), Run(Kept("x")))), Is.EqualTo("""
            A  yesterday: run RUN against `local` at http://api, 2026-01-02 12:00:00 UTC
               GATE OPEN
            B  today: run RUN against `local` at http://api, 2026-01-02 12:00:00 UTC
               GATE OPEN

            A and B are the same run.
            1 case: 0 worse, 0 changed, 0 better, 0 new, 0 vanished, 1 the same
            NO CHANGE FOR THE WORSE

            """));
    }

    [Test]
    public void Of_runs_that_cannot_be_compared_no_case_is_told()
    {
        var sick = Run(Unanswered("x")).Closed(3, "the environment `local` is down: nothing can be said about the contract").Later();

        Assert.That(Text(Compared(Run(Kept("x")), sick)), Is.EqualTo("""
            A  yesterday: run RUN against `local` at http://api, 2026-01-02 12:00:00 UTC
               GATE OPEN
            B  today: run LATER against `local` at http://api, 2026-01-02 13:00:00 UTC
               GATE CLOSED: the environment `local` is down: nothing can be said about the contract

            NOT COMPARABLE: B ended with exit code 3 (the environment `local` is down: nothing can be said about the contract)

            """));
    }

    [TestCase(ComparisonScope.Common, "1 case was not compared: one of the runs has no such case.")]
    [TestCase(ComparisonScope.Judged, "2 cases were not compared: one of the runs has no judgement.")]
    public void What_is_left_out_is_told(ComparisonScope scope, string remark)
    {
        Assert.That(Text(Compared(Run(Kept("x"), Kept("y"), Unproven("z")), Run(Kept("x"), Kept("z")).Later(), scope)).Split('\n'), Does.Contain(remark));
    }

    [Test]
    public void Nothing_in_a_file_acts_on_a_terminal_or_on_a_page()
    {
        const string Evil = "\u001b[31m`@everyone`\r\n<b>";
        var evil = Run(Breached(Evil, $"404 {Evil}") with { Breach = Evil, Source = Evil }).Closed(1, Evil);
        var comparison = Compared(Run(Unproven(Evil, Evil) with { Source = Evil }), evil with { Run = evil.Run with { Id = Evil, Environment = Evil, BaseUrl = Evil, Shard = Evil } });

        Assert.That(Text(comparison).Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
        Assert.That(Text(comparison), Does.Contain("  ␛[31m`@everyone`␍␊<b>\n    nothing → 404 ␛[31m`@everyone`␍␊<b> (unproven: ␛[31m`@everyone` <b> → breached: ␛[31m`@everyone`␍␊<b>)\n"));
        Assert.That(ComparisonMarkdown.Text(comparison), Does.Contain("- `` ␛[31m`@everyone`␍␊<b> ``\\\n  `` nothing → 404 "));
    }

    [Test]
    public void The_page_of_a_pull_request_says_the_same()
    {
        Assert.That(ComparisonMarkdown.Text(Everything), Does.StartWith("""
            # WORSE: 3 cases changed for the worse, the gate was open and is closed (1 case breached, 1 case unanswered (1 timeout))

            - A: run RUN against \`local\` at http://api, 2026-01-02 12:00:00 UTC: **GATE OPEN**
            - B: run LATER against \`local\` at http://api, 2026-01-02 13:00:00 UTC: **GATE CLOSED: 1 case breached, 1 case unanswered (1 timeout)**

            1 case that A kept is not in B. If B ran only a part of the specs on purpose, --common compares what is in both.

            8 cases: 3 worse, 1 changed, 1 better, 1 new, 1 vanished, 1 the same

            ## Worse: 3 cases

            - `worse`\
              `404 Not␠Found → 404 NOT␠FOUND (kept → breached: wrong-reason)`, `specs/things/worse.yaml:3:5`
            - `failing`\
            """));
    }

    [Test]
    public void A_page_of_very_many_changes_tells_the_first_fifty_of_each_kind()
    {
        var ids = Enumerable.Range(1, 60).Select(n => $"case {n}").ToList();
        var page = ComparisonMarkdown.Text(Compared(Run([.. ids.Select(id => Kept(id))]), Run([.. ids.Select(id => Breached(id))])));

        Assert.That(page, Does.Contain("- `case 50`\\\n").And.Not.Contain("`case 51`").And.EndWith("\n\n… and 10 more\n"));
    }

    [Test]
    public void Machines_get_the_documented_fields()
    {
        using var json = new MemoryStream();
        ComparisonJson.Write(json, Compared(Run(Kept("x", "404 Not Found")), Run(Breached("x")).Closed(1, "1 case breached").Later()));

        Assert.That(Encoding.UTF8.GetString(json.ToArray()), Is.EqualTo("""
            {
              "version": 1,
              "a": {
                "path": "yesterday",
                "run": {
                  "id": "RUN",
                  "environment": "local",
                  "base_url": "http://api",
                  "started": "2026-01-02T12:00:00+00:00",
                  "finished": "2026-01-02T12:00:01+00:00",
                  "shard": null
                },
                "gate": {
                  "open": true,
                  "exit_code": 0,
                  "reasons": [],
                  "remarks": []
                }
              },
              "b": {
                "path": "today",
                "run": {
                  "id": "LATER",
                  "environment": "local",
                  "base_url": "http://api",
                  "started": "2026-01-02T13:00:00+00:00",
                  "finished": "2026-01-02T12:00:01+00:00",
                  "shard": null
                },
                "gate": {
                  "open": false,
                  "exit_code": 1,
                  "reasons": [
                    "1 case breached"
                  ],
                  "remarks": []
                }
              },
              "comparable": true,
              "worse": true,
              "reasons": [
                "1 case changed for the worse",
                "the gate was open and is closed (1 case breached)"
              ],
              "summary": {
                "worse": 1,
                "changed": 0,
                "better": 0,
                "new": 0,
                "vanished": 0,
                "same": 0,
                "left_out": 0
              },
              "changes": [
                {
                  "id": "x",
                  "change": "worse",
                  "before": {
                    "verdict": "kept",
                    "known": false,
                    "ticket": null,
                    "flaky": false,
                    "breach": null,
                    "unanswered": null,
                    "expected": "404 Not Found",
                    "received": {
                      "code": 404,
                      "reason": "Not Found",
                      "protocol": "HTTP/1.1",
                      "status_line": "HTTP/1.1 404 Not Found"
                    },
                    "message": null,
                    "source": "specs/things/x.yaml:3:5"
                  },
                  "after": {
                    "verdict": "breached",
                    "known": false,
                    "ticket": null,
                    "flaky": false,
                    "breach": "wrong-reason",
                    "unanswered": null,
                    "expected": "404 Not Found",
                    "received": {
                      "code": 404,
                      "reason": "NOT FOUND",
                      "protocol": "HTTP/1.1",
                      "status_line": "HTTP/1.1 404 NOT FOUND"
                    },
                    "message": "the message",
                    "source": "specs/things/x.yaml:3:5"
                  }
                }
              ]
            }

            """));
    }
}

using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>
/// Puts a run into the words of `results.json`, with every secret masked but in the names of services, operations and cases: by those, runs are
/// compared and cases chosen.
/// </summary>
public sealed class ResultsOf(Secrets secrets)
{
    private const int LongestBody = 4 * 1024;
    private const int MostExchanges = 1000;

    public Results Run(RunResult run, Gate gate) => new(
        1,
        new RunPart(run.Id, secrets.Hide(run.Environment), secrets.Hide(run.BaseUrl), run.Started, run.Finished, null),
        Gate(gate),
        new TotalsPart(run.Count<Verdict.Kept>(), run.Count<Verdict.Breached>(), run.Count<Verdict.Unanswered>(), run.Count<Verdict.Unproven>(), run.CountKnown, run.Cases.Count(c => c.Flaky)),
        [.. Cases(run)],
        [.. Coverage(run)],
        Undocumented(run),
        [.. run.SupportFailures.Select(f => new SupportPart(secrets.Hide(f.What), secrets.Hide(f.Request), secrets.Hide(f.Message), f.Source.ToString(), f.Count))],
        [.. run.Leftovers.Select(l => new LeftoverPart(secrets.Hide(l.What), secrets.Hide(l.Why), l.Request is null ? null : secrets.Hide(l.Request)))])
    {
        KnownIssues = [.. run.Issues.Select(Issue)],
    };

    public GatePart Gate(Gate gate) => new(gate.Open, (int)gate.ExitCode, [.. gate.Reasons.Select(secrets.Hide)]) { Remarks = [.. gate.Remarks.Select(secrets.Hide)] };

    /// <summary>`kept`, `breached`, `unanswered` or `unproven`.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "kept",
        Verdict.Breached => "breached",
        Verdict.Unanswered => "unanswered",
        _ => "unproven",
    };

    // Thousands of failures have few causes: the first ones show enough.
    private IEnumerable<CasePart> Cases(RunResult run)
    {
        var shown = 0;
        var documented = new Dictionary<Operation, IReadOnlyList<string>>(ReferenceEqualityComparer.Instance);
        foreach (var result in run.Cases)
        {
            var isShown = result is { Verdict: Verdict.Breached or Verdict.Unanswered, Request: not null } && shown++ < MostExchanges;
            if (!documented.TryGetValue(result.Case.Operation, out var lines))
                documented[result.Case.Operation] = lines = [.. result.Case.Operation.Statuses.SelectMany(s => Lines(result.Case.Service, s)).Select(secrets.Hide).Distinct()];
            yield return Case(result, lines, isShown ? secrets.Hide(ExchangeText.Of(result.Request!, result.Observation, secrets, LongestBody)) : null);
        }
    }

    private CasePart Case(CaseResult result, IReadOnlyList<string> documented, string? exchange)
    {
        var contractCase = result.Case;
        return new CasePart
        {
            Id = contractCase.Id,
            Service = contractCase.Service.Folder,
            Operation = contractCase.Operation.Name,
            Status = contractCase.Status.ToString(),
            Case = contractCase.Name,
            Verdict = Name(result.Verdict),
            Known = result.Known is not null,
            Ticket = result.Known is { } known ? secrets.Hide(known.Ticket) : null,
            Breach = result.Verdict is Verdict.Breached breached ? Kebab.Of(breached.Breach.Kind) : null,
            Unanswered = result.Verdict is Verdict.Unanswered unanswered ? Kebab.Of(unanswered.Kind) : null,
            Unmet = result.Attempts is [.., { Unmet: var unmet }] ? unmet : [],
            Message = result.Verdict is Verdict.Kept ? null : Message.Of(result, secrets),
            Documented = documented,
            Expected = secrets.Hide(contractCase.Expected),
            Received = result.Observation is { } observation ? Received(observation) : null,
            ElapsedMs = result.Observation is null ? null : Milliseconds(result.Observation),
            Attempts = result.Attempts is [var only] ? [Attempt(only)] : [.. result.Attempts.Select(Attempt)],
            Source = contractCase.Source.ToString(),
            Request = result.Request is { } request ? secrets.Hide($"{request.Method} {request.Url}") : null,
            Curl = result.Curl is null ? null : secrets.Hide(result.Curl),
            Exchange = exchange,
            Flaky = result.Flaky,
            Untried = result.Untried,
            Tags = contractCase.Tags.Count == 0 ? [] : [.. contractCase.Tags.Select(secrets.Hide)],
            Severity = contractCase.Severity is null ? null : secrets.Hide(contractCase.Severity),
            Owner = contractCase.Owner is null ? null : secrets.Hide(contractCase.Owner),
        };
    }

    private AttemptPart Attempt(Attempt attempt) => new(
        attempt.Observation.Started,
        attempt.Verdict is null ? null : Name(attempt.Verdict),
        attempt.Verdict switch { Verdict.Breached breached => Kebab.Of(breached.Breach.Kind), Verdict.Unanswered unanswered => Kebab.Of(unanswered.Kind), _ => null },
        Received(attempt.Observation),
        Milliseconds(attempt.Observation),
        attempt.Note);

    private ReceivedPart? Received(Observation observation) =>
        observation is Answer answer ? new ReceivedPart(answer.StatusLine.Code, secrets.Hide(answer.StatusLine.Reason), answer.Protocol, secrets.Hide(answer.RawStatusLine)) : null;

    private static double Milliseconds(Observation observation) => Math.Round(observation.Elapsed.TotalMilliseconds, 3);

    private static IEnumerable<string> Lines(ServiceContract service, Contracts.StatusKey status) => service.Table.For(status).SelectMany(row => row.StatusLines(status.IsRange ? null : status.Code));

    private IEnumerable<CoveragePart> Coverage(RunResult run)
    {
        foreach (var (operation, status, worst) in DocumentedCell.Of(run.Cases))
        {
            var why = worst.Verdict switch
            {
                Verdict.Breached breached => breached.Breach.Summary,
                Verdict.Unanswered unanswered => unanswered.Detail,
                Verdict.Unproven unproven => unproven.Reason,
                _ => null,
            };
            yield return new CoveragePart(worst.Case.Service.Folder, operation.Name, status.ToString(), Name(worst.Verdict), why is null ? null : secrets.Hide(why));
        }
    }

    private KnownIssuePart Issue(IssueOutcome outcome)
    {
        var issue = outcome.Issue;
        return new KnownIssuePart(
            string.Join(", ", issue.Cases),
            secrets.Hide(issue.Answers.ToString()),
            secrets.Hide(issue.Ticket),
            secrets.Hide(issue.Owner),
            issue.LastDay,
            issue.Mark.ToString(),
            Kebab.Of(outcome.State),
            outcome.Count,
            outcome.Advice is { } advice ? secrets.Hide(advice) : null);
    }

    private List<UndocumentedPart> Undocumented(RunResult run)
    {
        var parts = new SortedDictionary<string, UndocumentedPart>(StringComparer.Ordinal);
        foreach (var result in run.Cases)
        {
            foreach (var attempt in result.Attempts)
            {
                if (attempt is not { Verdict: Verdict.Breached { Breach.Kind: BreachKind.UndocumentedStatus }, Observation: Answer answer })
                    continue;
                var part = new UndocumentedPart(result.Case.Service.Folder, result.Case.Operation.Name, secrets.Hide(answer.StatusLine.ToString()), 1);
                var key = $"{part.Service} {part.Operation} {part.Received}";
                parts[key] = parts.TryGetValue(key, out var earlier) ? earlier with { Count = earlier.Count + 1 } : part;
            }
        }

        return [.. parts.Values];
    }
}

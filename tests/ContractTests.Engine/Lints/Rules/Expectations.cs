using ContractTests.Contracts.Expectations;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>What the table and a case expect of one answer and cannot get together.</summary>
internal sealed class Expectations(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var contractCase in specs.Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases).Where(c => c.Expect is not null))
        {
            var table = contractCase.Service.Table.For(contractCase.Status) is [{ Expect.Promises: var all }] ? all : [];
            foreach (var (own, at) in contractCase.Expect!.Promises.Select((p, at) => (p, at))) // asked for above
            {
                Check(own);
                if (table.Concat(contractCase.Expect.Promises.Take(at)).FirstOrDefault(other => Contradict(other, own)) is { } contradicted)
                    findings.Add(ImpossibleExpectation, own.Mark, $"{Subject(own)} is expected otherwise in {contradicted.Mark}", "no answer can have both");
            }
        }
    }

    private void Check(Promise promise)
    {
        if (MatcherOf(promise) is Matcher.All { Parts: var parts } && parts.Select((p, at) => parts.Take(at).Any(e => Contradiction.Between(e, p, promise is BodyPromise))).Any(c => c))
            findings.Add(ImpossibleExpectation, promise.Mark, $"what is expected of {Subject(promise)} cannot hold together", "no value is all of it");
    }

    private static bool Contradict(Promise a, Promise b) => (a, b) switch
    {
        (EmptyPromise { Empty: true }, not EmptyPromise) => b.NeedsBody,
        (not EmptyPromise, EmptyPromise { Empty: true }) => a.NeedsBody,
        (EmptyPromise x, EmptyPromise y) => x.Empty != y.Empty,
        (HeaderPromise x, HeaderPromise y) => x.Name.Equals(y.Name, StringComparison.OrdinalIgnoreCase) && (x.Matcher is Matcher.Absent) != (y.Matcher is Matcher.Absent), // several lines may match differently
        (BodyPromise x, BodyPromise y) => x.Path == y.Path && Contradiction.Between(x.Matcher, y.Matcher, json: true),
        (TextPromise x, TextPromise y) => Contradiction.Between(x.Matcher, y.Matcher, json: false),
        _ => false,
    };

    private static Matcher? MatcherOf(Promise promise) => promise switch { HeaderPromise h => h.Matcher, BodyPromise b => b.Matcher, TextPromise t => t.Matcher, _ => null };

    private static string Subject(Promise promise) => promise switch
    {
        HeaderPromise header => $"the header `{header.Name}`",
        BodyPromise body => $"`{body.Path}`",
        TextPromise => "the body's text",
        _ => "the body",
    };
}

using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>Times that do nothing.</summary>
internal sealed class Timings(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        var environments = specs.Environments.ToList();
        var longest = environments.Count == 0 ? TimeSpan.MaxValue : environments.Max(e => e.Limits.Timeout);
        foreach (var contractCase in specs.Services.SelectMany(s => s.Operations).SelectMany(o => o.Cases))
        {
            if (contractCase.Retry is { } retry && retry.Every > retry.Within)
                findings.Add(OddTiming, contractCase.Written.At("retry").Key("every")?.Mark ?? contractCase.Written.Key("retry")?.Mark ?? contractCase.Source, $"no second attempt ever begins: `every` is longer than `within` ({Told(retry.Every)} and {Told(retry.Within)})", "make `every` shorter, or `within` longer");
            if (contractCase.Retry is not null && contractCase.Written.At("unproven") is not null)
                findings.Add(OddTiming, contractCase.Written.Key("retry")?.Mark ?? contractCase.Source, "`retry` beside `unproven`: nothing is sent that could be tried again", "leave one of them out");
            foreach (var time in contractCase.Recipe is Recipe.Stalled ? [] : contractCase.Expectations.SelectMany(e => e.Promises).OfType<TimePromise>().Where(t => t.Within >= longest))
                findings.Add(OddTiming, time.Mark, $"no answer ever takes {Told(time.Within)}: after {Told(longest)} there is none (`limits.timeout`)", "expect less, or let the environment wait longer");
        }
    }

    private static string Told(TimeSpan time) => time.TotalMilliseconds % 1000 == 0 ? $"{time.TotalSeconds}s" : $"{time.TotalMilliseconds}ms";
}

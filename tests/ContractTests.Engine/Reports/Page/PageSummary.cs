using System.Globalization;

namespace ContractTests.Reports.Page;

/// <summary>What the page says before any cell: the gate, how much is proven, where and when. It is there without the script.</summary>
internal sealed class PageSummary(Results results, PageData data)
{
    private static readonly (string State, string Words)[] Parts =
        [("kept", "kept"), ("breached", "breached"), ("unanswered", "unanswered"), ("known", "known issue"), ("unproven", "unproven")];

    public string Title => Markup.Of($"{(results.Gate.Open ? "Gate open" : "Gate closed")}: contract coverage of {results.Run.Environment}").Html;

    public string Gate
    {
        get
        {
            var gate = results.Gate;
            var state = gate.Open ? "open" : "closed";
            return Markup.Of($"""
                <section class="gate {state}" aria-labelledby="gate">
                <div class="decision">
                <h2 id="gate">{Markup.Icon(state)}Gate {state}</h2>
                {List("reasons", gate.Reasons)}{List("remarks", gate.Remarks)}
                </div>
                {Proof()}
                </section>
                """).Html;
        }
    }

    public string Facts
    {
        get
        {
            var run = results.Run;
            return Markup.Of($"""
                <dl class="facts">
                <div><dt>Environment</dt><dd>{run.Environment}</dd></div>
                <div><dt>Base URL</dt><dd class="mono">{run.BaseUrl}</dd></div>
                <div><dt>Run</dt><dd class="mono">{run.Id}{(run.Shard is null ? "" : $", shard {run.Shard}")}</dd></div>
                <div><dt>Started</dt><dd><time datetime="{Iso(run.Started)}">{run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time></dd></div>
                <div><dt>Took</dt><dd>{Duration(run.Finished - run.Started)}</dd></div>
                </dl>
                """).Html;
        }
    }

    public string Verdicts
    {
        get
        {
            var (totals, surprised) = (results.Totals, data.Operations.Sum(o => o.Cases.Count(c => c.Came is not null)));
            (string State, string Words, int Count, bool Always)[] toggles =
            [
                ("kept", "kept", totals.Kept, true),
                ("breached", "breached", totals.Breached, true),
                ("unanswered", "unanswered", totals.Unanswered, true),
                ("unproven", "unproven", totals.Unproven, true),
                ("known", totals.Known == 1 ? "known issue" : "known issues", totals.Known, false),
                ("flaky", "flaky", totals.Flaky, false),
                ("undocumented", "drew an undocumented status", surprised, false),
            ];
            return Markup.Each(toggles.Where(t => t.Always || t.Count > 0), t => Markup.Of($"""
                <button type="button" class="toggle" data-verdict="{t.State}" aria-pressed="false"{(t.Count == 0 ? Markup.Of($" data-none") : Markup.None)}><span class="mark s-{t.State}">{Markup.Icon(t.State)}</span><b>{Number(t.Count)}</b> {t.Words}</button>

                """)).Html;
        }
    }

    private Markup Proof()
    {
        var states = results.Coverage.GroupBy(State).ToDictionary(g => g.Key, g => g.Count());
        var (all, kept) = (results.Coverage.Count, states.GetValueOrDefault("kept"));
        var shown = Parts.Where(p => states.ContainsKey(p.State)).ToList();
        var bars = new List<(string State, double From, double Width)>();
        foreach (var (state, _) in shown)
            bars.Add((state, bars.Sum(b => b.Width), 1000.0 * states[state] / all));
        var words = string.Join(", ", shown.Select(p => $"{Number(states[p.State])} {p.Words}"));
        return Markup.Of($"""
            <div class="proof">
            <p><strong>{Percent(kept, all)}</strong> <span>{Number(kept)} of {Number(all)} documented {(all == 1 ? "status" : "statuses")} proven to be kept</span></p>
            <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="Documented statuses: {(words.Length == 0 ? "none" : words)}">{Markup.Each(bars, b => Markup.Of($"""<rect class="f-{b.State}" x="{Tenths(b.From)}" width="{Tenths(b.Width)}" height="10"></rect>"""))}</svg>
            <ul class="legend">{Markup.Each(shown, p => Markup.Of($"""<li><svg class="dot" viewBox="0 0 8 8" aria-hidden="true"><rect class="f-{p.State}" width="8" height="8" rx="2"></rect></svg>{Number(states[p.State])} {p.Words}</li>"""))}</ul>
            </div>
            """);
    }

    // A documented status whose breaches are all tolerated is a known issue.
    private string State(CoveragePart part) => part.State == "breached" && Tolerated.Contains((part.Service, part.Operation, part.Status)) ? "known" : part.State;

    private HashSet<(string Service, string Operation, string Status)> Tolerated { get; } =
    [
        .. results.Cases.Where(c => c.Verdict == "breached").GroupBy(c => (c.Service, c.Operation, c.Status)).Where(g => g.All(c => c.Known)).Select(g => g.Key),
    ];

    private static Markup List(string name, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? Markup.None : Markup.Of($"""<ul class="{name}">{Markup.Each(lines, line => Markup.Of($"<li>{line}</li>"))}</ul>""");

    // Rounded down: 100 % is all of them and nothing less.
    private static string Percent(int kept, int all) => all == 0 ? "–" : $"{(Math.Floor(1000.0 * kept / all) / 10).ToString("0.#", CultureInfo.InvariantCulture)} %";

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
        : $"{(int)time.TotalMinutes} min {time.Seconds} s";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Tenths(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

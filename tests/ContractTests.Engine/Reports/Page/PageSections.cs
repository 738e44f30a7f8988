using ContractTests.Runs;

namespace ContractTests.Reports.Page;

/// <summary>What a run tells besides its cases: known issues, requests of fixtures that went wrong, what is left over. Nothing where there is none.</summary>
internal static class PageSections
{
    private const int MostOpen = 3;
    private const int MostFailures = 50;

    public static string Of(Results results)
    {
        var html = new[]
        {
            Section("Known issues", results.KnownIssues, results.KnownIssues.Any(k => k.State is not ("tolerated" or "unproven")), Issue),
            Section("Fixture requests that went wrong", results.Fixtures, true, f => Markup.Of($"""
                <li><b>{f.What}</b>: {f.Message} <span class="quiet">({Gate.Counted(f.Count, "time")})</span><br><code>{f.Request}</code><br><code class="quiet">{f.Source}</code></li>
                """)),
            Section("Left over on the server", results.Leftovers, true, l => Markup.Of($"""
                <li><b>{l.What}</b>: {l.Why}{(l.Request is null ? Markup.None : Markup.Of($"<br><code>{l.Request}</code>"))}</li>
                """)),
        };
        return string.Concat(html.Select(h => h.Html));
    }

    /// <summary>For a browser that runs no script: what was not kept, in full.</summary>
    public static string Failures(Results results)
    {
        var failures = results.Cases.Where(c => c.Verdict is "breached" or "unanswered").ToList();
        var more = failures.Count - MostFailures;
        return failures.Count == 0 ? "" : Markup.Of($"""
            <h2>What was not kept</h2>
            {Markup.Each(failures.Take(MostFailures), c => Markup.Of($"<h3>{c.Id}</h3>\n<pre>{c.Message}</pre>\n"))}
            {(more > 0 ? Markup.Of($"<p>… and {more} more: see {ResultsFile.Name}</p>") : Markup.None)}
            """).Html;
    }

    private static Markup Issue(KnownIssuePart issue) => Markup.Of($"""
        <li><span class="state {issue.State}">{issue.State.Replace('-', ' ')}</span> <b>{issue.Ticket}</b> {issue.Answers}, until {issue.Expires}, owned by {issue.Owner} <span class="quiet">({Gate.Counted(issue.Count, "case")})</span>{(issue.Message is null ? Markup.None : Markup.Of($"<br>{issue.Message}"))}<br><code>{issue.Cases}</code><br><code class="quiet">{issue.Source}</code></li>
        """);

    // Open where it closes the gate, and where it is short.
    private static Markup Section<T>(string title, IReadOnlyList<T> items, bool isGrave, Func<T, Markup> item) => items.Count == 0 ? Markup.None : Markup.Of($"""
        <details class="section"{(isGrave && items.Count <= MostOpen ? Markup.Of($" open") : Markup.None)}>
        <summary><h2>{title}</h2> <span class="count">{items.Count}</span></summary>
        <ul>{Markup.Each(items, item)}</ul>
        </details>

        """);
}

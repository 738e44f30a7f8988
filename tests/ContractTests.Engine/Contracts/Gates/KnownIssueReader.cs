using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts.Gates;

/// <summary>Reads `known-issues.yaml`, all entries for all environments, so that a mistake is told wherever the run goes.</summary>
internal sealed partial class KnownIssueReader(IReadOnlyCollection<string> environments, IReadOnlyList<ContractCase>? cases, SpecProblems problems)
{
    public const string FileName = "known-issues.yaml";

    /// <summary>Without <paramref name="cases"/>, since they have problems of their own, nobody can say whether an issue speaks of any.</summary>
    public static IReadOnlyList<KnownIssue> Read(SpecNode file, IReadOnlyCollection<string> environments, IReadOnlyList<ContractCase>? cases, SpecProblems problems)
    {
        if (SpecKeys.Of(file, "the known issues", KnownIssue.FileKeys, problems) is not { } keys || keys.Node("known_issues") is not { IsNull: false } node)
            return [];
        if (node is SpecList list)
            return [.. list.Items.Select(new KnownIssueReader(environments, cases, problems).Read).OfType<KnownIssue>()];
        problems.Add(node.Mark, $"`known_issues` must be a list, this is {node.Kind}", "write each issue behind a dash");
        return [];
    }

    private KnownIssue? Read(SpecNode node)
    {
        if (SpecKeys.Of(node, "a known issue", KnownIssue.Keys, problems) is not { } keys)
            return null;
        var globs = Globs(keys);
        var (answers, expires) = (Answers(keys), Expires(keys));
        var (ticket, owner) = (Line(keys, "ticket"), Line(keys, "owner"));
        var (named, unmet) = (Environments(keys), Unmet(keys));
        if (globs.Count == 0 || answers is null || expires is null || ticket is null || owner is null)
            return null;
        return new KnownIssue
        {
            Cases = globs,
            Environments = named,
            Answers = answers.Value,
            Unmet = unmet,
            Ticket = ticket,
            Owner = owner,
            Expires = expires.Value,
            Mark = keys.Mark,
            AnswersMark = keys.At("answers"),
            ExpiresMark = keys.At("expires"),
        };
    }

    private List<CaseGlob> Globs(SpecKeys keys)
    {
        if (keys.Lacks("cases") || keys.Node("cases") is SpecList { Items.Count: 0 })
            problems.Add(keys.At("cases"), keys.Has("cases") ? "`cases` names none" : "`cases` is missing", "write the id of a case, or several with `*` for any text");
        var globs = new List<CaseGlob>();
        foreach (var written in keys.Scalars("cases"))
        {
            var glob = new CaseGlob(written.Text);
            globs.Add(glob);
            if (cases is not null && !cases.Any(c => glob.Matches(c.Id)))
                problems.Add(written.Mark, "no case id matches", Suggestion.Nearest(written.Text.Trim('*'), cases.Select(c => c.Id)) is { } nearest ? $"the nearest is `{nearest}`" : null);
        }

        return globs;
    }

    private string? Line(SpecKeys keys, string key)
    {
        var text = keys.RequiredText(key);
        if (text is not null && (text.Trim().Length == 0 || text.AsSpan().IndexOfAny('\r', '\n') >= 0))
            problems.Add(keys.At(key), text.Trim().Length == 0 ? $"`{key}` says nothing" : $"`{key}` must be one line");
        return text;
    }

    private List<CaseGlob> Unmet(SpecKeys keys)
    {
        var written = keys.Scalars("unmet");
        if (keys.Node("unmet") is SpecList { Items.Count: 0 } || written.Any(u => u.Text.Length == 0))
            problems.Add(keys.At("unmet"), "`unmet` says nothing", "write what the answer should have and has not, as a message says it, with `*` for any text");
        return [.. written.Select(u => new CaseGlob(u.Text))];
    }

    private List<string> Environments(SpecKeys keys)
    {
        var named = keys.Scalars("environments");
        foreach (var unknown in named.Where(n => environments.Count > 0 && !environments.Contains(n.Text)))
            problems.Add(unknown.Mark, $"there is no environment `{unknown.Text}`", Suggestion.For(unknown.Text, environments) ?? $"there are {string.Join(", ", environments)}");
        if (keys.Node("environments") is SpecList { Items.Count: 0 } none)
            problems.Add(none.Mark, "an issue that holds nowhere", "leave `environments` out where it holds in all of them");
        return [.. named.Select(n => n.Text)];
    }

    private StatusLine? Answers(SpecKeys keys)
    {
        if (keys.Lacks("answers"))
            problems.Add(keys.Mark, "`answers` is missing", "write the status line that comes instead of the documented one: 500 Internal Server Error");
        if (keys.Scalar("answers") is not { } written)
            return null;
        if (StatusLinePattern().Match(written.Text) is { Success: true } match)
            return new StatusLine(int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["reason"].Value);
        problems.Add(written.Mark, $"`{written.Text}` is not a status line", "write the code and the phrase as they come: 500 Internal Server Error; the code alone where no phrase comes");
        return null;
    }

    private DateOnly? Expires(SpecKeys keys)
    {
        if (keys.Lacks("expires"))
            problems.Add(keys.Mark, "`expires` is missing", "write the last day on which the breach is tolerated: 2027-01-31");
        if (keys.Scalar("expires") is not { } written)
            return null;
        if (DateOnly.TryParseExact(written.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add(written.Mark, $"`{written.Text}` is not a date", "write year, month and day: 2027-01-31");
        return null;
    }

    [GeneratedRegex(@"^(?<code>[1-9][0-9]{2})( (?<reason>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex StatusLinePattern();
}

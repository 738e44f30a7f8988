using System.Globalization;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts.Gates;

/// <summary>Reads `gate.yaml`: what holds everywhere, and over it what an environment says otherwise.</summary>
internal sealed partial class GatePolicyReader(IReadOnlyList<ContractCase>? cases, SpecProblems problems)
{
    public const string FileName = "gate.yaml";

    /// <summary>Without <paramref name="cases"/>, since they have problems of their own, nobody can say whether any has a tag.</summary>
    public static GatePolicy Read(SpecNode file, string chosen, IReadOnlyCollection<string> environments, IReadOnlyList<ContractCase>? cases, SpecProblems problems)
    {
        if (SpecKeys.Of(file, "the gate's policy", GatePolicy.FileKeys, problems) is not { } keys)
            return GatePolicy.None;
        var reader = new GatePolicyReader(cases, problems);
        var policy = reader.Over(GatePolicy.None, keys);
        foreach (var (name, node) in keys.Map("environments")?.Entries ?? [])
        {
            if (environments.Count > 0 && !environments.Contains(name.Text))
                problems.Add(name.Mark, $"there is no environment `{name.Text}`", Suggestion.For(name.Text, environments) ?? $"there are {string.Join(", ", environments)}");
            if (SpecKeys.Of(node, $"the gate's policy for `{name.Text}`", GatePolicy.Keys, problems) is { } own && reader.Over(policy, own) is var over && name.Text == chosen)
                policy = over;
        }

        return policy;
    }

    private GatePolicy Over(GatePolicy policy, SpecKeys keys) => new()
    {
        MinCoverage = Coverage(keys) ?? policy.MinCoverage,
        MinCases = Rule(keys, "min_cases", Limits.ReadNumber(keys, "min_cases", problems)) ?? policy.MinCases,
        MaxFlaky = Rule(keys, "max_flaky", Most(keys, "max_flaky")) ?? policy.MaxFlaky,
        MustBeKept = Choice(keys, "must_be_kept") ?? policy.MustBeKept,
        MayBeBreached = Choice(keys, "may_be_breached") ?? policy.MayBeBreached,
    };

    private Rule<decimal>? Coverage(SpecKeys keys)
    {
        const string Key = "min_coverage";
        if (keys.Scalar(Key) is not { } written)
            return null;
        if (PercentPattern().Match(written.Text) is { Success: true } match && decimal.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
            return new Rule<decimal>(percent, keys.At(Key));
        problems.Add(written.Mark, $"`{written.Text}` is not a coverage", "write the share of the documented statuses that has to be kept, from 0% to 100%: 80%");
        return null;
    }

    private int? Most(SpecKeys keys, string key)
    {
        if (keys.Scalar(key) is not { } written)
            return null;
        if (int.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(written.Mark, $"`{key}` must be a whole number, 0 or more, not `{written.Text}`");
        return null;
    }

    private Rule<CaseChoice>? Choice(SpecKeys keys, string key)
    {
        if (keys.Node(key) is not { } node)
            return null;
        if (SpecKeys.Of(node, $"`{key}`", CaseChoice.Keys, problems) is not { } choice)
            return null;
        var (tags, severities) = (choice.Scalars("tags"), choice.Scalars("severities"));
        if ((choice.Lacks("tags") || choice.Node("tags") is SpecList { Items.Count: 0 }) && (choice.Lacks("severities") || choice.Node("severities") is SpecList { Items.Count: 0 }))
            problems.Add(keys.At(key), $"`{key}` names no case", "say which by `tags` or `severities`");
        foreach (var tag in tags.Where(t => cases is not null && !cases.Any(c => c.Tags.Contains(t.Text))))
            problems.Add(tag.Mark, $"no case has the tag `{tag.Text}`", Suggestion.For(tag.Text, cases!.SelectMany(c => c.Tags).Distinct())); // checked a line above
        return new Rule<CaseChoice>(new CaseChoice([.. tags.Select(t => t.Text)], [.. severities.Select(s => Severity.Read(s, problems))]), keys.At(key));
    }

    private static Rule<int>? Rule(SpecKeys keys, string key, int? value) => value is { } number ? new Rule<int>(number, keys.At(key)) : null;

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)%\z", RegexOptions.CultureInvariant)]
    private static partial Regex PercentPattern();
}

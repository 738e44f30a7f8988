using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Runs;

/// <summary>
/// Which cases run: those of the named services, with one of the tags and none of the excluded ones, whose id matches one of the globs. An
/// empty list lets everything through.
/// </summary>
public sealed record Selection
{
    /// <summary>What is said of specs without any.</summary>
    public const string NoCase = "The specs hold no case.";

    public static readonly Selection All = new();

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> ExcludedTags { get; init; } = [];

    /// <summary>Only cases with these ids; null lets every id through.</summary>
    public IReadOnlySet<string>? Ids { get; init; }

    /// <summary>Globs over whole case ids.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    public IReadOnlyList<ContractCase> Of(IEnumerable<ContractCase> cases)
    {
        var globs = Filters.Select(f => new CaseGlob(f)).ToList();
        return [.. cases.Where(c => Selects(c) && (globs.Count == 0 || globs.Any(g => g.Matches(c.Id))))];
    }

    /// <summary>Why nothing was selected, as sentences that name the nearest match; empty when something was.</summary>
    public IReadOnlyList<string> WhyNothing(IReadOnlyList<ContractCase> cases)
    {
        if (cases.Count == 0)
            return [NoCase];
        var sentences = new List<string>();
        sentences.AddRange(Services.Except(cases.Select(c => c.Service.Folder)).Select(name => NoService(name, cases.Select(c => c.Service.Folder))));
        Explain(Tags, cases.SelectMany(c => c.Tags), (tag, known) => known.Contains(tag), tag => $"No case has the tag `{tag}`");
        Explain(Filters, cases.Select(c => c.Id), (glob, known) => known.Any(new CaseGlob(glob).Matches), glob => $"No case id matches `{glob}`");
        return sentences.Count == 0 && Of(cases).Count == 0 ? ["No case is left by these filters together."] : sentences;

        void Explain(IReadOnlyList<string> wanted, IEnumerable<string> names, Func<string, IReadOnlyList<string>, bool> known, Func<string, string> sentence)
        {
            var all = names.Distinct().ToList();
            foreach (var name in wanted.Where(w => !known(w, all)))
                sentences.Add(WithNearest(sentence(name), name, all));
        }
    }

    /// <summary>What is said of a service that is not there.</summary>
    public static string NoService(string name, IEnumerable<string> known) => WithNearest($"No service is named `{name}`", name, known.Distinct());

    private static string WithNearest(string sentence, string name, IEnumerable<string> known) =>
        Suggestion.Nearest(name.Trim('*'), known) is { } nearest ? $"{sentence}; the nearest is `{nearest}`." : $"{sentence}.";

    private bool Selects(ContractCase contractCase) =>
        Ids?.Contains(contractCase.Id) != false
        && (Services.Count == 0 || Services.Contains(contractCase.Service.Folder))
        && (Tags.Count == 0 || Tags.Any(contractCase.Tags.Contains))
        && !ExcludedTags.Any(contractCase.Tags.Contains);
}

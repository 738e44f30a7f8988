using System.CommandLine;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>The options that say which cases of which specs are meant, common to `run` and `list`.</summary>
internal sealed class CaseOptions
{
    private readonly Option<string?> _environment = new("--env", "-e") { Description = "The environment of environments.yaml to run against.", HelpName = "NAME", DefaultValueFactory = _ => EnvironmentChoice.Default };
    private readonly Option<string?> _specs = SpecsFolder();
    private readonly Option<string[]> _service = new("--service") { Description = "Only this service; may be given several times.", HelpName = "NAME" };
    private readonly Option<string[]> _tag = new("--tag") { Description = "Only cases with this tag; several mean any of them.", HelpName = "TAG" };
    private readonly Option<string[]> _excludeTag = new("--exclude-tag") { Description = "No cases with this tag.", HelpName = "TAG" };
    private readonly Option<string[]> _filter = new("--filter") { Description = "Only cases whose whole id matches, * standing for any text.", HelpName = "GLOB" };
    private readonly Option<string?> _rerunFailed = new("--rerun-failed") { Description = "Only the cases that failed in an earlier run, or that it did not come to; DIR is its reports' folder.", HelpName = "DIR" };
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Takes the place of the environment's base_url.", HelpName = "URL" };
    private readonly Option<string[]> _var = new("--var") { Description = "Sets a variable of the environment; may be given several times.", HelpName = "K=V" };

    public CaseOptions()
    {
        _var.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
                result.AddError($"--var wants NAME=VALUE, not `{token.Value}`.");
        });
        WantsFolder(_rerunFailed);
    }

    /// <summary>`--specs`, wherever specs are read.</summary>
    public static Option<string?> SpecsFolder()
    {
        var specs = new Option<string?>("--specs") { Description = "The folder with the specs (default: specs, here or in a folder above).", HelpName = "DIR" };
        WantsFolder(specs);
        return specs;
    }

    /// <summary>An empty name, such as an unset variable of a script leaves it, is no folder.</summary>
    public static void WantsFolder(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var name }] && string.IsNullOrWhiteSpace(name))
            result.AddError($"{option.Name} wants the name of a folder.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _environment, _specs, _service, _tag, _excludeTag, _filter, _rerunFailed, _baseUrl, _var })
            command.Options.Add(option);
    }

    /// <summary>
    /// Reads the specs; on problems prints them all and returns null. What this machine lacks, such as a secret that is not set, is a problem for those alone who
    /// send requests.
    /// </summary>
    public SpecFolder? Read(ParseResult parsed, TextWriter errors, bool sends = true)
    {
        var (folder, shown) = SpecsLocation.Find(parsed.GetValue(_specs));
        var variables = (parsed.GetValue(_var) ?? []).Select(v => v.Split('=', 2)).GroupBy(v => v[0]).ToDictionary(v => v.Key, v => v.Last()[1]);
        var specs = SpecFolder.Read(folder, shown, new EnvironmentChoice(parsed.GetValue(_environment), parsed.GetValue(_baseUrl), variables));
        if (specs.Problems.Count == 0 || (!sends && specs.Environment is not null && specs.Problems.All(p => p.OfMachine)))
            return specs;
        CiLog.Annotate(Annotations.Of(specs.Problems, SpecsLocation.Sources(specs)), new Secrets(specs.Secrets));
        errors.WriteLine(SpecsLocation.Describe(specs));
        return null;
    }

    /// <summary>What `--rerun-failed` names; null where it is not given.</summary>
    public Rerun? Rerun(ParseResult parsed) => parsed.GetValue(_rerunFailed) is { } path ? Commands.Rerun.Of(path) : null;

    /// <summary>The cases that are meant; where there are none, says why and returns null.</summary>
    public IReadOnlyList<ContractCase>? Choose(ParseResult parsed, SpecFolder specs, Rerun? rerun, TextWriter errors)
    {
        var (all, secrets) = (specs.Cases.ToList(), new Secrets(specs.Secrets));
        var selection = Selection(parsed, rerun);
        var selected = selection.Of(all);
        foreach (var remark in rerun?.Remarks(specs, selected) ?? [])
            errors.WriteLine(secrets.Hide(remark));
        var reasons = rerun?.WhyNothing(all) is { } reason ? [reason] : selection.WhyNothing(all);
        if (reasons.Count == 0)
            return selected;
        errors.WriteLine(secrets.Hide(string.Join('\n', reasons)));
        return null;
    }

    private Selection Selection(ParseResult parsed, Rerun? rerun) => new()
    {
        Ids = rerun?.Ids,
        Services = parsed.GetValue(_service) ?? [],
        Tags = parsed.GetValue(_tag) ?? [],
        ExcludedTags = parsed.GetValue(_excludeTag) ?? [],
        Filters = parsed.GetValue(_filter) ?? [],
    };
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>
/// Finds out where every variable comes from, in the order of the look-up: the case, the built-in names, the environment, the fixtures. What
/// nobody knows is a problem; what a fixture provides makes that fixture needed.
/// </summary>
internal sealed class VariableNeeds
{
    private readonly ServiceContract _service;
    private readonly ContractEnvironment? _environment;
    private readonly SpecProblems _problems;
    private readonly Dictionary<string, Fixture> _providers = [];

    public VariableNeeds(ServiceContract service, ContractEnvironment? environment, SpecProblems problems)
    {
        _service = service;
        _environment = environment;
        _problems = problems;
        foreach (var (fixture, (name, mark)) in service.Fixtures.SelectMany(f => f.Provided.Select(p => (f, p))))
        {
            if (!_providers.TryAdd(name, fixture))
                problems.Add(mark, $"the fixture `{fixture.Name}` provides `{name}`, and so does `{_providers[name].Name}`", "a name has one provider");
        }
    }

    /// <summary>Gives every fixture the ones it needs, outermost first; fixtures that need each other in a circle are a problem.</summary>
    public void OrderFixtures()
    {
        var direct = _service.Fixtures.ToDictionary(f => f, Direct);
        foreach (var fixture in _service.Fixtures)
        {
            var order = new List<Fixture>();
            if (direct[fixture].Remove(fixture))
                _problems.Add(fixture.Mark, $"the fixture `{fixture.Name}` needs itself", "what its first request uses must come from elsewhere, or be a text under `provides`");
            if (Circle(fixture, direct, [], order) is { } circle && circle[0] == fixture && circle.MinBy(f => (f.Mark.Line, f.Mark.Column)) == fixture)
                _problems.Add(fixture.Mark, $"the fixtures {string.Join(" and ", circle.Select(f => $"`{f.Name}`"))} need each other", $"{string.Join(" → ", circle.Append(fixture).Select(f => f.Name))}: one of them must do without the other");
            fixture.Needs = [.. order.Where(f => f != fixture)];
        }
    }

    /// <summary>The fixtures that a case's request and clean-up need, each after those that it needs itself.</summary>
    public IReadOnlyList<Fixture> Of(ContractCase contractCase)
    {
        var needed = new HashSet<Fixture>();
        IReadOnlyCollection<string> own = contractCase.Captures.Count == 0 ? [] : contractCase.Captures.Select(c => c.Name).ToHashSet();
        Check(contractCase.Operation.Key.Template, contractCase.Request, [], needed);
        if (contractCase.Recipe is Recipe.Wire wire)
            Check(wire.Text.Variables.Where(v => !contractCase.Request.Path.ContainsKey(v.Name)), [], needed);
        foreach (var cleanup in contractCase.Cleanup)
        {
            Check(cleanup.Template, cleanup.Spec with { Path = Paths(contractCase.Request, cleanup.Spec) }, own, needed);
            Check(cleanup, Paths(contractCase.Request, cleanup.Spec), own, needed);
        }

        foreach (var expectation in contractCase.Expectations)
            Check(expectation.Variables, contractCase.Request.Path, own, needed);
        return needed.Count == 0 ? [] : [.. needed.SelectMany(f => f.Needs.Append(f)).Distinct()];
    }

    private static Dictionary<string, VariableText> Paths(RequestSpec outer, RequestSpec inner) => outer.Path.Concat(inner.Path).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);

    private HashSet<Fixture> Direct(Fixture fixture)
    {
        var needed = new HashSet<Fixture>();
        var known = new List<string>();
        foreach (var (name, text) in fixture.Fixed)
        {
            Check(text.Variables, known, needed);
            known.Add(name);
        }

        foreach (var create in fixture.Create)
        {
            Check(create.Template, create.Spec, known, needed);
            Check(create, create.Spec.Path, known, needed);
            known = [.. fixture.Provides]; // what the first answer gives, the next request may use
        }

        foreach (var delete in fixture.Delete)
        {
            Check(delete.Template, delete.Spec, [.. fixture.Provides], needed);
            Check(delete, delete.Spec.Path, [.. fixture.Provides], needed);
        }

        return needed;
    }

    private static List<Fixture>? Circle(Fixture fixture, Dictionary<Fixture, HashSet<Fixture>> direct, List<Fixture> way, List<Fixture> order)
    {
        if (way.IndexOf(fixture) is >= 0 and var start)
            return way[start..];
        if (order.Contains(fixture))
            return null;
        way.Add(fixture);
        foreach (var needed in direct[fixture])
        {
            if (Circle(needed, direct, way, order) is { } circle)
                return circle;
        }

        way.RemoveAt(way.Count - 1);
        order.Add(fixture);
        return null;
    }

    private void Check(UriTemplate template, RequestSpec spec, IReadOnlyCollection<string> own, HashSet<Fixture> needed)
    {
        Check(template.Variables.Concat(spec.Variables), spec.Path, own, needed, template);

        if (spec.Identity is { } identity && _environment is not null && _environment.Identity(identity.Name) is null)
        {
            var known = _environment.Identities.Keys.Append(Identity.AnonymousName).Distinct().ToList();
            _problems.Add(identity.Mark, $"the environment `{_environment.Name}` has no identity `{identity.Name}`", Suggestion.For(identity.Name, known) ?? $"it has {string.Join(", ", known)}");
        }
    }

    // What the table expects of any answer that the request may draw.
    private void Check(SupportRequest request, IReadOnlyDictionary<string, VariableText> path, IReadOnlyCollection<string> own, HashSet<Fixture> needed)
    {
        foreach (var row in request.Meeting(_service.Table))
            Check(row.Expect?.Variables ?? [], path, own, needed);
    }

    // A value under `path` is read in the scope outside it, so that it may use the name it stands for.
    private void Check(IEnumerable<VariableName> variables, IReadOnlyDictionary<string, VariableText> path, IReadOnlyCollection<string> own, HashSet<Fixture> needed, UriTemplate? template = null)
    {
        foreach (var variable in variables.Where(v => !own.Contains(v.Name)))
        {
            if (path.TryGetValue(variable.Name, out var text))
                Check(text.Variables, own, needed);
            else
                Check(variable, own, needed, template?.Parts.Any(p => p.Mark == variable.Mark && p.Kind is TemplatePartKind.Encoded or TemplatePartKind.Reserved) == true);
        }
    }

    private void Check(IEnumerable<VariableName> variables, IReadOnlyCollection<string> own, HashSet<Fixture> needed)
    {
        foreach (var variable in variables)
            Check(variable, own, needed, pathParameter: false);
    }

    private void Check(VariableName variable, IReadOnlyCollection<string> own, HashSet<Fixture> needed, bool pathParameter)
    {
        if (own.Contains(variable.Name) || EnvironmentCheck.Knows(variable, _environment, _problems))
            return;
        if (_providers.TryGetValue(variable.Name, out var provider))
        {
            needed.Add(provider);
            return;
        }

        // Without the environment's variables nobody can say what is undefined; that it could not be read is a problem already.
        if (_environment is null)
            return;

        var known = own.Concat(ContractEnvironment.BuiltIn).Concat(_environment.Variables.Keys).Concat(_providers.Keys);
        _problems.Add(
            variable.Mark,
            pathParameter ? $"nobody provides the path parameter `{{{variable.Name}}}`" : $"undefined variable `{variable.Name}`",
            Suggestion.For(variable.Name, known) ?? (pathParameter ? "give it a value under `path`, as a variable of the environment, or by a fixture's `provides`" : null));
    }
}

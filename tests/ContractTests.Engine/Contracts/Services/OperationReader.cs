using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>Reads operations and their cases: every documented status has at least one case, or the reason why no request can draw it.</summary>
internal sealed class OperationReader(
    ServiceContract service,
    RequestSpec wider,
    Responses inherited,
    ContractEnvironment? environment,
    VariableNeeds needs,
    ExpectationReader expectations,
    bool hasTable,
    SpecProblems problems)
{
    private readonly RequestReader _requests = new(problems);

    public Operation? Read(SpecScalar key, SpecNode node)
    {
        if (OperationKey.Read(key, problems) is not { } name || SpecKeys.Of(node, "an operation", Operation.Keys, problems) is not { } keys)
            return null;

        var request = keys.Map("request") is { } map && SpecKeys.Of(map, "`request`", RequestReader.Keys, problems) is { } requestKeys ? _requests.Read(requestKeys) : RequestSpec.Empty;
        var operation = new Operation(name, keys.Text("summary"), keys.Texts("tags"), request.Over(wider), key.Mark) { Written = node };
        var responses = Responses.Read(keys.Map("responses"), problems).Inheriting(inherited, keys, problems);
        if (responses.Entries.Count == 0 && (keys.Lacks("responses") || keys.Node("responses") is { IsNull: true } or SpecMap))
            problems.Add(key.Mark, $"the operation `{operation.Name}` documents no status", "list its statuses under `responses`");
        operation.Statuses = responses.Entries.Select(e => e.Status).ToArray();
        operation.Cases = responses.Entries.SelectMany(e => Cases(operation, e.Status, e.Key, e.Recipes)).ToArray();
        operation.Creator = operation.Cases.FirstOrDefault(c => c is { Status.Code: >= 200 and < 400, Cleanup.Count: > 0 } && (environment is null || c.Cleanup.All(r => Forbidden(r) is null)));
        return operation;
    }

    private List<ContractCase> Cases(Operation operation, StatusKey status, SpecScalar key, SpecNode recipes)
    {
        if (hasTable)
            ServiceReader.CheckStatus(status, key.Mark, service.Table, problems);
        if (recipes is not SpecList list)
            return Case(operation, status, key.Mark, recipes) is { } only ? [only] : [];
        if (list.Items.Count == 0)
            problems.Add(key.Mark, $"status {status} has no case", $"write `{status}:` for the request as it stands, or the reason as `unproven`");

        var cases = new List<ContractCase>(list.Items.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (Case(operation, status, item is SpecMap map && map.Entries is [var first, ..] && first.Key.Mark.Line > map.Mark.Line ? first.Key.Mark : item.Mark, item) is not { } read)
                continue;
            var name = (item as SpecMap)?.Entries.FirstOrDefault(e => e.Key.Text == "case").Value;
            if (name is null && list.Items.Count > 1)
                problems.Add(item.Mark, $"one of several cases for status {status} has no name", "add `case: what is special about it`");
            else if (!ids.Add(read.Id) && read.Name is not null)
                problems.Add(name?.Mark ?? item.Mark, $"two cases for status {status} have the name `{read.Name}`", "a case is known by its name: give each its own");
            cases.Add(read);
        }

        return cases;
    }

    private ContractCase? Case(Operation operation, StatusKey status, SpecMark source, SpecNode node)
    {
        if (SpecKeys.Of(node, $"a case for status {status}", ContractCase.Keys, problems) is not { } keys)
            return null;
        var name = keys.Text("case");
        if (name?.Length == 0)
            problems.Add(keys.At("case"), "`case` is empty", "say what is special about the case");
        if (name?.Any(char.IsControl) == true)
            problems.Add(keys.At("case"), "a case's name is one line without control characters");
        var (recipe, impossible) = keys.Has("provoke") ? new RecipeReader(environment, problems).Read(keys, status) : (null, null);
        var request = _requests.Read(keys);
        var merged = request.Over(operation.Request);
        if (recipe is Recipe.Wire)
            merged = merged with { Identity = request.Identity }; // bytes get nothing that they were not given on purpose
        var contractCase = new ContractCase
        {
            Id = $"{service.Folder}/{operation.Name}/{status}{(name is null ? "" : $"/{name}")}",
            Service = service,
            Operation = operation,
            Status = status,
            Name = name,
            Request = merged,
            Expect = expectations.Read(keys),
            Captures = Capture.Read(keys.Map("capture"), problems),
            Cleanup = SupportRequest.ReadAll(keys.Node("cleanup"), "`cleanup`", wider, problems),
            Tags = !keys.Has("tags") && operation.Tags.Count < 2 ? operation.Tags : [.. operation.Tags.Concat(keys.Texts("tags")).Distinct()],
            Severity = keys.Scalar("severity") is { } severity ? Services.Severity.Read(severity, problems) : null,
            Owner = keys.Text("owner"),
            Links = keys.Texts("links"),
            Recipe = recipe,
            Retry = keys.Node("retry") is { } retry ? Retry.Read(retry, problems) : null,
            Unproven = Unproven(keys, operation, merged) ?? impossible,
            OwnFixtures = keys.Flag("fresh") || !HttpToken.IsSafe(operation.Key.Method),
            Written = node,
            Source = source,
        };
        if (hasTable)
        {
            foreach (var cleanup in contractCase.Cleanup)
                ServiceReader.CheckStatuses(cleanup.StatusPlaces, service.Table, problems);
        }

        // A recipe that every operation inherits may stand for one of HEAD, too.
        if (source.File == operation.Mark.File)
            expectations.RejectBody(contractCase.Expect, operation.Key.Method, status);
        if (source.File == operation.Mark.File && keys.Map("path") is { } path)
            RejectUnusedPath(path, contractCase);
        if (contractCase.Unproven is not null)
            return contractCase;

        var fixtures = needs.Of(contractCase);
        if (fixtures.Count + contractCase.Cleanup.Count == 0)
            return contractCase;
        return contractCase with
        {
            Fixtures = fixtures,
            Unproven = environment is null ? null : fixtures.SelectMany(f => f.Create.Concat(f.Delete)).Concat(contractCase.Cleanup).Select(Forbidden).FirstOrDefault(why => why is not null),
        };
    }

    // Why the environment does not let a request around a case out.
    private string? Forbidden(SupportRequest request) => environment!.Forbids(request); // asked for only where there is one

    private string? Forbidden(RequestSpec request) => environment?.Identity(request.Identity?.Name ?? Identity.AnonymousName) is { } identity ? environment.Forbids(identity) : null;

    // A value that nobody asks for is a slip that would send the case somewhere else; in a recipe that many operations inherit it is none.
    private void RejectUnusedPath(SpecMap path, ContractCase contractCase)
    {
        var asked = contractCase.Operation.Key.Template.Variables.Concat(contractCase.Request.Variables)
            .Concat((contractCase.Recipe as Recipe.Wire)?.Text.Variables ?? [])
            .Concat(contractCase.Cleanup.SelectMany(c => c.Template.Variables.Concat(c.Spec.Variables)))
            .Concat(contractCase.Expectations.SelectMany(e => e.Variables))
            .Select(v => v.Name).ToList();
        foreach (var (key, value) in path.Entries)
        {
            if (value is SpecScalar { IsNull: false } && !asked.Contains(key.Text))
                problems.Add(key.Mark, $"nothing in the request asks for `{key.Text}`", Suggestion.For(key.Text, asked) ?? "a name under `path` stands in the template as `{name}`, or in the request as `$(name)`");
        }
    }

    // In this order: what the author says, then what the environment forbids.
    private string? Unproven(SpecKeys keys, Operation operation, RequestSpec request)
    {
        if (keys.Has("unproven"))
        {
            if (keys.Text("unproven") is { Length: > 0 } reason)
                return reason;
            if (keys.Node("unproven") is SpecScalar { IsNull: false })
                problems.Add(keys.At("unproven"), "`unproven` is empty", "say why no request can draw the status");
            return "no reason given";
        }

        var only = keys.Texts("only");
        if (keys.Node("only") is SpecList { Items.Count: 0 })
            problems.Add(keys.At("only"), "`only` names no environment", "list those in which the case runs, or give the reason as `unproven`");
        if (keys.Has("only") && environment is not null && !only.Contains(environment.Name))
            return $"runs only in {string.Join(", ", only)}";
        if (environment is not null && !environment.Allows(operation.Key.Method))
            return $"the environment `{environment.Name}` is protected: {operation.Key.Method} is not sent to it";
        return Forbidden(request);
    }
}

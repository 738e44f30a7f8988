using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Services;

/// <summary>The `responses` of an operation or a service: documented statuses, each with the recipes of its cases as written.</summary>
internal sealed record Responses(IReadOnlyList<Response> Entries)
{
    public static Responses Read(SpecMap? map, SpecProblems problems)
    {
        var entries = new List<Response>(map?.Entries.Count ?? 0);
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (StatusKey.Read(key, problems) is { } status)
                entries.Add(new Response(status, key, value));
        }

        return new Responses(entries);
    }

    /// <summary>These, and of the inherited ones those that the operation does not list itself and that `inherit` lets through; ordered by code.</summary>
    public Responses Inheriting(Responses service, SpecKeys operation, SpecProblems problems)
    {
        if (service.Entries.Count == 0 && !operation.Has("inherit"))
            return InOrder(Entries);
        var wanted = service.Entries.Where(e => !Entries.Any(own => own.Status == e.Status));
        if (operation.Node("inherit") is SpecScalar { Text: "none" })
        {
            wanted = [];
        }
        else if (operation.Has("inherit"))
        {
            var listed = operation.Scalars("inherit");
            foreach (var item in listed.Where(l => !service.Entries.Any(e => e.Status.ToString() == l.Text)))
                problems.Add(item.Mark, $"`{item.Text}` cannot be inherited: service.yaml lists no such response", Suggestion.For(item.Text, service.Entries.Select(e => e.Status.ToString()).Append("none")));
            wanted = wanted.Where(e => listed.Any(l => l.Text == e.Status.ToString()));
        }

        return InOrder(Entries.Concat(wanted));
    }

    // No two have the same status.
    private static Responses InOrder(IEnumerable<Response> entries)
    {
        List<Response> ordered = [.. entries];
        ordered.Sort(static (one, other) => (one.Status.Code, one.Status.IsRange).CompareTo((other.Status.Code, other.Status.IsRange)));
        return new Responses(ordered);
    }
}

/// <summary>One documented status with the recipes of its cases as written.</summary>
internal sealed record Response(StatusKey Status, SpecScalar Key, SpecNode Recipes);

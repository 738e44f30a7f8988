using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>One HTTP method on one URI template, with the statuses that its documentation lists, inherited ones included.</summary>
public sealed class Operation(OperationKey key, string? summary, IReadOnlyList<string> tags, RequestSpec request, SpecMark mark)
{
    internal static readonly string[] FileKeys = ["operations"];
    internal static readonly string[] Keys = ["summary", "tags", "request", "responses", "inherit"];

    public OperationKey Key { get; } = key;

    public string Name { get; } = key.ToString();

    public string? Summary { get; } = summary;

    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>What the operation's cases have in common, the service's headers and identity included.</summary>
    public RequestSpec Request { get; } = request;

    public SpecMark Mark { get; } = mark;

    /// <summary>The operation as it stands in the YAML.</summary>
    public required SpecNode Written { get; init; }

    /// <summary>What the operation documents, in the order of the codes.</summary>
    public IReadOnlyList<StatusKey> Statuses { get; internal set; } = [];

    /// <summary>The operation's cases in the order of its statuses; set once they are read.</summary>
    public IReadOnlyList<ContractCase> Cases { get; internal set; } = [];

    /// <summary>The first case for a success that says how to clean up after it, in an environment that lets the clean-up out; null where none does.</summary>
    public ContractCase? Creator { get; internal set; }

    public bool Documents(int code) => Statuses.Any(s => s.Covers(code));
}

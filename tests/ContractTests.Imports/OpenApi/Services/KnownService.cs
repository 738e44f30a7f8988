using ContractTests.Contracts;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>What an import finds where it is to write: nothing of it is taken away.</summary>
internal sealed record KnownService
{
    public static readonly KnownService None = new();

    /// <summary>Whether the service has a folder already.</summary>
    public bool Exists { get; init; }

    public string? Identity { get; init; }

    /// <summary>What every operation inherits.</summary>
    public IReadOnlyList<StatusKey> Inherited { get; init; } = [];

    /// <summary>The operations' names, without those of their parameters.</summary>
    public IReadOnlySet<string> Operations { get; init; } = new HashSet<string>();

    /// <summary>What its fixtures provide.</summary>
    public IReadOnlySet<string> Provided { get; init; } = new HashSet<string>();

    /// <summary>The variables that any environment has.</summary>
    public IReadOnlySet<string> Variables { get; init; } = new HashSet<string>();
}

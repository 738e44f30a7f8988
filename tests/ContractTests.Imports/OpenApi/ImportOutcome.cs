namespace ContractTests.Imports.OpenApi;

/// <summary>What came of an import: what was written, or why nothing was.</summary>
public sealed record ImportOutcome
{
    public bool Written { get; init; }

    /// <summary>Why nothing was written, as text to print.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What of the document is uncertain or could not be taken over, one line each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The specs folder as it is shown, and the service's folder in it.</summary>
    public string Specs { get; init; } = "";

    public string Service { get; init; } = "";

    /// <summary>The files that were written; none where the folder had everything.</summary>
    public IReadOnlyList<(string Shown, bool IsNew)> Files { get; init; } = [];

    /// <summary>What was added to files that were there.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>What the folder has and the document has not.</summary>
    public IReadOnlyList<string> Vanished { get; init; } = [];

    public int Operations { get; init; }

    public int Cases { get; init; }

    public int Unproven { get; init; }

    /// <summary>How many of the unproven cases are so because the environment is protected.</summary>
    public int Protected { get; init; }

    /// <summary>The variables of the process environment that the specs name and that are not set.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    internal static ImportOutcome Refused(IReadOnlyList<string> problems) => new() { Problems = problems };
}

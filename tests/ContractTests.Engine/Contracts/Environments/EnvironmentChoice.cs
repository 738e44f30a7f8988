namespace ContractTests.Contracts.Environments;

/// <summary>Which environment runs, and what the command line puts over it; a null name stands for `local`.</summary>
public sealed record EnvironmentChoice(string? Name = null, string? BaseUrl = null, IReadOnlyDictionary<string, string>? Overrides = null)
{
    public const string Default = "local";

    public IReadOnlyDictionary<string, string> Variables => Overrides ?? new Dictionary<string, string>();
}

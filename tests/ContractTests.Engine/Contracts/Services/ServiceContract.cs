namespace ContractTests.Contracts.Services;

/// <summary>One API under contract: a folder under the specs, named <see cref="Folder"/> in case ids.</summary>
public sealed class ServiceContract(string folder, string name, StatusTable table, ReasonPolicy policy, IReadOnlyList<Fixture> fixtures)
{
    internal static readonly string[] Keys = ["service", "reason", "identity", "headers", "responses", "fixtures"];

    public string Folder { get; } = folder;

    public string Name { get; } = name;

    public StatusTable Table { get; } = table;

    public ReasonPolicy Policy { get; } = policy;

    public IReadOnlyList<Fixture> Fixtures { get; } = fixtures;

    public IReadOnlyList<Operation> Operations { get; internal set; } = [];
}

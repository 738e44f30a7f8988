using System.Diagnostics.CodeAnalysis;

namespace ContractTests.SampleApi;

/// <summary>The words by which a command line asks for a misbehaviour.</summary>
public static class MisbehaviourName
{
    private static readonly (string Name, Misbehaviour Misbehaviour)[] Table =
    [
        ("wrong-reason", Misbehaviour.WrongReason),
        ("missing-reason", Misbehaviour.MissingReason),
        ("wrong-status", Misbehaviour.WrongStatus),
        ("undocumented-status", Misbehaviour.UndocumentedStatus),
        ("no-answer", Misbehaviour.NoAnswer),
        ("close", Misbehaviour.Close),
        ("reset", Misbehaviour.Reset),
        ("truncated-body", Misbehaviour.TruncatedBody),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>False for every text outside <see cref="All"/>; upper case counts as another text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out Misbehaviour misbehaviour)
    {
        var index = Array.FindIndex(Table, row => row.Name == name);
        misbehaviour = index < 0 ? Misbehaviour.None : Table[index].Misbehaviour;
        return index >= 0;
    }
}

namespace ContractTests.SampleApi.Api;

/// <summary>Somebody with a token. Up to <paramref name="Burst"/> requests pass at once; after that, as many as <paramref name="PerSecond"/> says.</summary>
internal sealed record Caller(string Token, bool MayWrite, int Burst, double PerSecond)
{
    /// <summary>All tokens are of this project; the current edition lets them into no other.</summary>
    public const string Project = "2a473356cca5487f8373be891bffc1cf";

    // More than the fastest run of contract cases sends, and two of them at once: only who means to meets this limit.
    private const int Plenty = 20_000;

    private static readonly Caller[] Known =
    [
        new("sample-operator", MayWrite: true, Plenty, Plenty),
        new("sample-guest", MayWrite: false, Plenty, Plenty),
        // Twenty requests one after the other meet this limit unless each takes longer than a second and a half.
        new("sample-hasty", MayWrite: true, Burst: 5, PerSecond: 0.5),
    ];

    /// <summary>Null for a token that nobody was given.</summary>
    public static Caller? WithToken(string? token) => Array.Find(Known, caller => caller.Token == token);
}

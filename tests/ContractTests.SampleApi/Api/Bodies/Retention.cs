namespace ContractTests.SampleApi.Api.Bodies;

/// <summary>`ttl_in_days` of the current edition.</summary>
internal static class Retention
{
    private const string Member = "ttl_in_days";
    private const int Shortest = 1;
    private const int Longest = 365;

    public static int Read(JsonObject body) => body.Number(Member, Shortest, Longest);

    public static int? ReadOptional(JsonObject body) => body.OptionalNumber(Member, Shortest, Longest);
}

using System.Text.Json.Serialization;

namespace ContractTests.Suite.AllureResults;

/// <summary>
/// What failures have in common, told by the first sentence of their messages: the same list for `categories.json`, which Allure 2 reads, and for the
/// configuration of Allure 3. Allure 2 matches whole messages, and puts one into every category that it matches.
/// </summary>
internal static class AllureCategories
{
    public const string Name = "categories.json";

    private const string WrongStatus = "the status code differs|the status did not come in a burst";
    private const string Undocumented = "the status is not documented";
    private const string WrongReason = "the reason phrase differs";
    private const string MissingReason = "the reason phrase is missing";

    // Of what is skipped, a breach is one that a known issue tolerates.
    private const string AnyBreach = @"[^\n]* breached its contract: ";

    public static readonly IReadOnlyList<AllureCategory> All =
    [
        new("Wrong status", ["failed"], Breached(WrongStatus)),
        new("Undocumented status", ["failed"], Breached(Undocumented)),
        new("Wrong reason phrase", ["failed"], Breached(WrongReason)),
        new("Missing reason phrase", ["failed"], Breached(MissingReason)),
        new("Expectation not met", ["failed"], Breached($"(?!{WrongStatus}|{Undocumented}|{WrongReason}|{MissingReason})")),
        new("Not answered", ["broken"], "[^\\n]* was not answered: .*"),
        new("Known issues", ["skipped"], $"{AnyBreach}.*"),
        new("Unproven", ["skipped"], $"^(?!{AnyBreach}).*"),
        new("Flaky", ["passed"], null, Flaky: true),
    ];

    private static string Breached(string summary) => $"{AnyBreach}({summary}).*";
}

internal sealed record AllureCategory(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("matchedStatuses")] IReadOnlyList<string> Statuses,
    [property: JsonPropertyName("messageRegex"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
    [property: JsonPropertyName("flaky"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Flaky = null);

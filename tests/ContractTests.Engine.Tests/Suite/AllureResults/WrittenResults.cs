using System.Text.Json.Nodes;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

/// <summary>What lies in the folder of Allure's results after a run.</summary>
internal sealed class WrittenResults(string output)
{
    public string Folder { get; } = Path.Combine(output, "allure-results");

    /// <summary>In the order of their full names, and of their times where those are the same.</summary>
    public IReadOnlyList<JsonNode> Tests => [.. Directory.EnumerateFiles(Folder, "*-result.json").Select(Json).OrderBy(t => (string?)t["fullName"], StringComparer.Ordinal).ThenBy(t => (long)t["start"]!)]; // every result has one

    public JsonNode Test(string fullName) => Tests.Single(t => (string?)t["fullName"] == fullName);

    /// <summary>Each step with its status and what is wrong, those within it further to the right.</summary>
    public static IReadOnlyList<string> Steps(JsonNode item, string indent = "") => [.. item["steps"]!.AsArray().SelectMany(s => Steps(s!, $"{indent}  ").Prepend(Step(s!, indent)))]; // no list is null

    /// <summary>The contents of a step's attachments, by their types.</summary>
    public IReadOnlyDictionary<string, string> Attachments(JsonNode step)
    {
        var attachments = step["attachments"]!.AsArray(); // no list is null
        return attachments.ToDictionary(a => (string)a!["type"]!, a => Text((string)a!["source"]!)); // each has both
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public JsonNode? Globals => Directory.EnumerateFiles(Folder, "*-globals.json").Select(Json).SingleOrDefault();

    private static JsonNode Json(string path) => JsonNode.Parse(File.ReadAllBytes(path))!; // Allure writes objects

    private static string Step(JsonNode step, string indent)
    {
        var (start, stop) = ((long)step["start"]!, (long)step["stop"]!); // every step has both
        Assert.That(stop, Is.GreaterThanOrEqualTo(start));
        return $"{indent}{step["status"]} {step["name"]}{((string?)step["statusDetails"]?["message"] is { } message ? $" ({message})" : "")}";
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Contracts;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

/// <summary>A page of the folder `documents`, and what a careful reader would take over from it: `NAME.expected.json`.</summary>
internal sealed record StatusTableDocument(string Name, string Text, IReadOnlyList<ExpectedStatus> Expected)
{
    private const string Ending = ".expected.json";

    private static string Folder { get; } = Path.Combine(SpecsOnDisk.Repository, "tests", "ContractTests.Engine.Tests", "Imports", "StatusTables", "documents");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(n => !n.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> ExpectedNames { get; } =
        [.. Directory.EnumerateFiles(Folder, $"*{Ending}").Select(f => Path.GetFileName(f)[..^Ending.Length]).Order(StringComparer.Ordinal)];

    public static StatusTableDocument Read(string name)
    {
        var expected = Path.Combine(Folder, Path.GetFileNameWithoutExtension(name) + Ending);
        Assert.That(expected, Does.Exist, "what the page must come to is missing");
        return new StatusTableDocument(name, File.ReadAllText(Path.Combine(Folder, name)), Statuses(JsonNode.Parse(File.ReadAllText(expected))!.AsObject())); // no file says null
    }

    private static IReadOnlyList<ExpectedStatus> Statuses(JsonObject expected)
    {
        if (expected["none"] is { } none)
            return none.GetValue<bool>() && expected.Count == 1 ? [] : throw new JsonException("`none` stands alone and is true");
        return
        [
            .. expected["statuses"]!.AsObject().Select(s => new ExpectedStatus(new StatusKey(int.Parse(s.Key, CultureInfo.InvariantCulture), false), Phrases(s.Value))),
            .. expected["ranges"]!.AsArray().Select(r => new ExpectedStatus(new StatusKey((r!.GetValue<string>()[0] - '0') * 100, true), [])),
        ];
    }

    private static IReadOnlyList<string> Phrases(JsonNode? phrases) => phrases switch
    {
        null => [],
        JsonArray several => [.. several.Select(p => p!.GetValue<string>())], // a list of phrases holds no null
        _ => [phrases.GetValue<string>()],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Contracts.Reading;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>An OpenAPI document that can be imported, and what Microsoft.OpenApi remarks on it.</summary>
internal sealed record ApiDocument(OpenApiDocument Model, SourceDocument Source, IReadOnlyList<string> Remarks)
{
    private const int MostRemarks = 20; // a document that breaks one rule everywhere would fill the screen

    private static readonly string[] Versions = ["3.0", "3.1", "3.2"];

    /// <summary>Null, with the problems, where there is nothing to import.</summary>
    public static ApiDocument? Read(SourceDocument source, SpecProblems problems)
    {
        if (!IsOpenApi(source, problems))
            return null;
        try
        {
            var read = Parse(source.Root);
            if (read.Document is { } model)
                return new ApiDocument(model, source, Told(source, read.Diagnostic));
            problems.Add(Start(source), "the document cannot be read");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The library checks much and not all: what it stumbles over is the document's, whatever the exception is called.
            problems.Add(At(source, Culprit.Find(source.Root, Fails)), $"this part of the document cannot be read: {Sentence(error)}");
        }

        return null;
    }

    private static ReadResult Parse(JsonNode root) => new OpenApiJsonReader().Read(root, new Uri("file:///document.json"), new OpenApiReaderSettings { LoadExternalRefs = false });

    private static bool Fails(JsonNode root)
    {
        try
        {
            _ = Parse(root);
            return false;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return true;
        }
    }

    private static string Sentence(Exception error) => error is NullReferenceException or ArgumentNullException ? "something is null or missing that OpenAPI requires" : error.Message.TrimEnd('.');

    private static List<string> Told(SourceDocument source, OpenApiDiagnostic? diagnostic)
    {
        var all = (diagnostic?.Errors ?? []).Concat(diagnostic?.Warnings ?? []).Select(e => (Pointer: Pointer(e.Pointer), e.Message)).Distinct().ToList();
        var places = source.Places(all.Take(MostRemarks).Select(e => e.Pointer));
        var told = all.Take(MostRemarks).Select(e => $"{places[e.Pointer]}: {e.Message}").ToList();
        return all.Count <= MostRemarks ? told : [.. told, $"{source.Text.Name}: {all.Count - MostRemarks} more remarks of this kind on the document."];
    }

    private static string Pointer(string? written) => written is ['#', '/', ..] ? Uri.UnescapeDataString(written[1..]) : "";

    private static bool IsOpenApi(SourceDocument source, SpecProblems problems)
    {
        if (source.Root is not JsonObject root)
        {
            problems.Add(Start(source), "this is no OpenAPI document", "one is an object with `openapi: 3.x`, `info` and `paths`");
            return false;
        }

        if (root.ContainsKey("swagger"))
        {
            problems.Add(At(source, "/swagger"), $"this is Swagger {Text(root["swagger"])}, which is not imported", "convert it to OpenAPI 3 first, for example with `npx swagger2openapi FILE -o openapi.json`");
            return false;
        }

        if (!root.ContainsKey("openapi"))
        {
            problems.Add(Start(source), "this is no OpenAPI document: `openapi` is missing", "one begins with `openapi: 3.1.0`");
            return false;
        }

        var version = Text(root["openapi"]);
        if (!Versions.Any(v => version == v || version.StartsWith($"{v}.", StringComparison.Ordinal)))
        {
            problems.Add(At(source, "/openapi"), $"OpenAPI `{version}` is not imported", $"{string.Join(", ", Versions)} are");
            return false;
        }

        root["openapi"] = version.Count(c => c == '.') == 1 ? $"{version}.0" : version; // an unquoted 3.1 of YAML is a number
        if (root["paths"] is JsonObject)
            return true;
        problems.Add(root.ContainsKey("paths") ? At(source, "/paths") : Start(source), root.ContainsKey("paths") ? "`paths` must be an object" : "the document has no `paths`: there is no operation to import");
        return false;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node?.ToJsonString() ?? "null";

    private static SpecMark Start(SourceDocument source) => new(source.Text, 1, 1, 1);

    private static SpecMark At(SourceDocument source, string pointer) => source.Places([pointer])[pointer];
}

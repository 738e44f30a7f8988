using ContractTests.Contracts.Reading;
using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.References;

namespace ContractTests.Contracts.Expectations;

/// <summary>Reads the JSON Schemas that specs name, each file once; what is wrong with one is a problem wherever it is named.</summary>
internal sealed class SchemaReader(SpecProblems problems)
{
    private readonly Dictionary<string, (JsonSchema? Schema, IReadOnlyList<(string Message, string? Remedy)> Faults)> _read = [];

    public BodySchema? Read(SpecScalar file)
    {
        if (FileBeside.Of(file, "a schema", problems) is not { } path)
            return null;
        if (!_read.TryGetValue(path, out var read))
            _read[path] = read = Load(path, file.Mark.File.Folder);
        foreach (var (message, remedy) in read.Faults)
            problems.Add(file.Mark, message, remedy);
        return read.Schema is { } schema ? new BodySchema(file.Text, schema) : null;
    }

    private static (JsonSchema? Schema, IReadOnlyList<(string Message, string? Remedy)> Faults) Load(string path, string folder)
    {
        var check = new SchemaCheck(folder);
        check.Run(path);
        if (check.Faults.Count > 0)
            return (null, check.Faults);
        try
        {
            var files = new KnownFiles(check.Texts);
            return (files.Read(path).GetAwaiter().GetResult(), []); // nothing is waited for: every text is in memory
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return (null, [($"the schema `{Path.GetFileName(path)}` is not valid: {char.ToLowerInvariant(error.Message[0])}{error.Message[1..].TrimEnd('.')}", null)]);
        }
    }

    /// <summary>Resolves references to what was read and checked before, and to nothing else.</summary>
    private sealed class KnownFiles(IReadOnlyDictionary<string, string> texts) : JsonReferenceResolver(new JsonSchemaAppender(new JsonSchema(), new DefaultTypeNameGenerator()))
    {
        public Task<JsonSchema> Read(string path) => JsonSchema.FromJsonAsync(texts[path], path, _ => this, CancellationToken.None);

        public override async Task<IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) =>
            texts.ContainsKey(filePath) ? await Read(filePath) : throw new InvalidOperationException($"`{filePath}` was not read");

        public override Task<IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException($"`{url}` is not fetched");
    }
}

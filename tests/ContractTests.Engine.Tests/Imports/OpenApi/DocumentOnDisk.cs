using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>An OpenAPI document of a test's own, in a folder with room for what is made of it.</summary>
internal sealed class DocumentOnDisk : IDisposable
{
    private readonly string _file;

    public DocumentOnDisk(string text, string file = "pets.yaml")
    {
        _file = file;
        Write(text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("openapi-").FullName;

    public string Specs => Path.Combine(Folder, "specs");

    /// <summary>A document with these paths, of an API that runs on the same machine.</summary>
    public static DocumentOnDisk WithPaths(string paths, string components = "") => new(Text(paths, components));

    public static string Text(string paths, string components = "") => $"""
        openapi: 3.1.0
        info: {"{"} title: Pets, version: '1.0' {"}"}
        servers: [{"{"} url: 'http://localhost:8080/v1' {"}"}]
        {components}
        paths:
        {string.Join('\n', paths.Split('\n').Select(l => $"  {l}"))}
        """;

    public DocumentOnDisk Write(string text)
    {
        File.WriteAllText(Path.Combine(Folder, _file), text);
        return this;
    }

    public ImportOutcome Import(string output = "specs") => Relative(OpenApiImport.Run(Path.Combine(Folder, _file), Path.Combine(Folder, output)));

    /// <summary>Imports what must be importable, and reads what came of it.</summary>
    public SpecFolder Imported()
    {
        var outcome = Import();
        Assert.That(outcome.Problems, Is.Empty);
        var specs = SpecFolder.Read(Specs, "specs", new EnvironmentChoice());
        Assert.That(specs.Problems.Where(p => !p.OfMachine), Is.Empty);
        return specs;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Specs, file));

    /// <summary>The lines of an operation's entry in a file of the service, without their indentation of two.</summary>
    public string Operation(string name, string file = "pets/pets.yaml")
    {
        var lines = Read(file).Split('\n').ToList();
        var start = lines.IndexOf($"  {name}:");
        Assert.That(start, Is.GreaterThan(0), $"no `{name}` in\n{Read(file)}");
        return string.Join('\n', lines.Skip(start).TakeWhile((l, i) => i == 0 || l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l[2..]));
    }

    public IReadOnlyDictionary<string, string> All() => Directory.EnumerateFiles(Specs, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Specs, f), File.ReadAllText);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The temporary folder's name is no part of what is told.
    private ImportOutcome Relative(ImportOutcome outcome) => outcome with
    {
        Problems = [.. outcome.Problems.Select(Short)],
        Remarks = [.. outcome.Remarks.Select(Short)],
        Added = [.. outcome.Added.Select(Short)],
        Vanished = [.. outcome.Vanished.Select(Short)],
        Files = [.. outcome.Files.Select(f => (Short(f.Shown), f.IsNew))],
        Specs = Short(outcome.Specs),
    };

    private string Short(string text) => text.Replace($"{Folder}/", "", StringComparison.Ordinal);
}

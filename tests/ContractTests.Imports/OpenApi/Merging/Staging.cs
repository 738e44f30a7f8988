using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>The service and its environments as they would be after the changes, read in a folder of its own before anything is written.</summary>
internal static class Staging
{
    /// <summary>What is read; the machine need not have what the specs name, such as a secret.</summary>
    public static SpecFolder Read(ImportFolder folder, IReadOnlyList<FileChange> changes)
    {
        var stage = Directory.CreateTempSubdirectory("import-").FullName;
        try
        {
            if (folder.HasEnvironments)
                File.Copy(folder.Environments, Path.Combine(stage, SpecFolder.EnvironmentsFile));
            if (Directory.Exists(folder.Service))
                Copy(folder.Service, Path.Combine(stage, Path.GetFileName(folder.Service)));
            foreach (var change in changes)
            {
                var path = Path.Combine(stage, Path.GetRelativePath(folder.Specs, change.Path));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is in the stage
                File.WriteAllBytes(path, change.Bytes);
            }

            return SpecFolder.Read(stage, folder.ShownSpecs, new EnvironmentChoice(Name(Path.Combine(stage, SpecFolder.EnvironmentsFile))));
        }
        finally
        {
            Directory.Delete(stage, recursive: true);
        }
    }

    /// <summary>What is wrong with the specs themselves.</summary>
    public static IReadOnlyList<SpecProblem> Problems(SpecFolder specs) => [.. specs.Problems.Where(p => !p.OfMachine)];

    // The default environment, or the first where there is none of that name.
    private static string? Name(string environments)
    {
        if (!File.Exists(environments) || SpecReader.Read(SpecFolder.EnvironmentsFile, environments, new SpecProblems()) is not SpecMap root)
            return null;
        var names = root.Entries.Where(e => e.Key.Text == "environments").Select(e => e.Value).OfType<SpecMap>().SelectMany(m => m.Entries).Select(e => e.Key.Text).ToList();
        return names.Contains(EnvironmentChoice.Default) ? null : names.FirstOrDefault();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.EnumerateDirectories(from))
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}

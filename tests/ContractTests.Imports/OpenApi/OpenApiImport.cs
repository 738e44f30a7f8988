using ContractTests.Contracts;
using ContractTests.Contracts.Reading;
using ContractTests.Imports.OpenApi.Merging;
using ContractTests.Imports.OpenApi.Reading;
using ContractTests.Imports.OpenApi.Services;

namespace ContractTests.Imports.OpenApi;

/// <summary>`import openapi`: a document becomes a service's folder, or what it has more than the folder that is there is added to it.</summary>
public static class OpenApiImport
{
    /// <summary>Imports a file; <paramref name="output"/> is the folder that is named for it, null for one named after the API.</summary>
    public static ImportOutcome Run(string file, string? output)
    {
        var problems = new SpecProblems();
        if (SourceDocument.Read(file, Path.GetFullPath(file), problems) is not { } source || ApiDocument.Read(source, problems) is not { } document)
            return ImportOutcome.Refused([.. problems.All.Select(p => p.ToString()), "Nothing was written."]);
        try
        {
            return Into(document, output);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ImportOutcome.Refused([$"The specs cannot be read: {error.Message} Nothing was written."]);
        }
    }

    private static ImportOutcome Into(ApiDocument document, string? output)
    {
        var service = ImportedService.Of(document, KnownService.None);
        var folder = ImportFolder.Of(output, service.Folder);
        if (service.Operations.Count == 0)
            return ImportOutcome.Refused([.. service.Remarks.Lines(document.Source.Text.Name), $"{document.Source.Text.Name}: there is no operation to import. Nothing was written."]);
        if (File.Exists(folder.Service) || File.Exists(folder.Specs))
            return ImportOutcome.Refused([$"{folder.ShownService} is in the way: it is a file, and the service needs a folder."]);
        return new Import(document, service, folder).Go();
    }

    /// <summary>One import into one folder.</summary>
    private sealed class Import(ApiDocument document, ImportedService service, ImportFolder folder)
    {
        private readonly List<FileChange> _changes = [];
        private readonly List<string> _added = [];
        private readonly List<string> _vanished = [];
        private readonly List<string> _byHand = [];
        private readonly List<string> _notes = [];

        private string Name => document.Source.Text.Name;

        public ImportOutcome Go()
        {
            if (folder.HasEnvironments || folder.HasService)
            {
                if (folder is { HasService: true, HasEnvironments: false })
                    return ImportOutcome.Refused([$"{folder.ShownService} is there, and {folder.ShownSpecs}/{SpecFolder.EnvironmentsFile} is not: without it the specs cannot be read. Nothing was written."]);
                var before = Staging.Read(folder, []);
                if (Staging.Problems(before) is { Count: > 0 } broken)
                    return ImportOutcome.Refused([.. broken.Select(p => p.ToString()), "Nothing was written: correct this first."]);
                Merge(before);
            }
            else
            {
                AddNewService();
                _changes.Insert(0, New(folder.Environments, $"{folder.ShownSpecs}/{SpecFolder.EnvironmentsFile}", EnvironmentText.Fresh(service)));
            }

            var after = Staging.Read(folder, _changes);
            if (Staging.Problems(after) is { Count: > 0 } problems)
                return ImportOutcome.Refused([.. _byHand, .. problems.Select(p => p.ToString()), "Nothing was written: with the document's additions the specs could not be read."]);
            if (FileChanges.Write(_changes) is { } failure)
                return ImportOutcome.Refused([failure]);
            return Outcome(after);
        }

        private void Merge(SpecFolder before)
        {
            var environments = new EnvironmentMerge(folder);
            if (before.Services is [var there])
            {
                var merge = new ServiceMerge(folder);
                var known = merge.Known(there, environments.Variables);
                service = ImportedService.Of(document, known);
                merge.Add(service, there, known);
                var (needed, who) = (merge.NewOperations.SelectMany(o => o.Variables).ToHashSet(), merge.NewOperations.Select(o => o.Sender).Append(known.Identity).ToHashSet());
                environments.Add(service.Variables.Where(v => needed.Contains(v.Name) && !known.Provided.Contains(v.Name)), service.Identities.Where(i => who.Contains(i.Name)));
                _changes.AddRange(merge.Changes);
                _added.AddRange(merge.Added);
                _vanished.AddRange(merge.Vanished);
                _byHand.AddRange(merge.ByHand);
            }
            else
            {
                service = ImportedService.Of(document, new KnownService { Variables = environments.Variables });
                if (environments.Shared(service) is { Count: > 0 } shared)
                    _notes.Add($"{Name}: {folder.ShownSpecs}/{SpecFolder.EnvironmentsFile} has {string.Join(", ", shared)} already: they are used as they stand there.");
                foreach (var (name, url) in environments.Elsewhere(service))
                    _notes.Add($"{Name}: the document's server is {service.Server.Url}, and the environment `{name}` says {url}: paths are sent below that.");
                AddNewService();
                environments.Add(service.Variables, service.Identities);
            }

            _added.AddRange(environments.Added);
            _byHand.AddRange(environments.ByHand);
            if (environments.Change is { } change)
                _changes.Insert(0, change);
        }

        private void AddNewService() => _changes.AddRange(ServiceText.Files(service, folder.HasSchemas).Select(f => New(Path.Combine(folder.Service, f.Name), $"{folder.ShownService}/{f.Name}", f.Text)));

        private static FileChange New(string path, string shown, string text) => new(path, shown, null, text);

        private ImportOutcome Outcome(SpecFolder after) => new()
        {
            Written = true,
            Specs = folder.ShownSpecs,
            Service = Path.GetFileName(folder.Service),
            Files = [.. _changes.Select(c => (c.Shown, c.IsNew))],
            Added = _added,
            Vanished = _vanished,
            Remarks = [.. document.Remarks, .. service.Remarks.Lines(Name), .. _notes, .. _byHand],
            Operations = after.Services.Sum(s => s.Operations.Count),
            Cases = after.Cases.Count(),
            Unproven = after.Cases.Count(c => c.Unproven is not null),
            Protected = after.Environment?.Protected == true ? after.Cases.Count(c => c.Unproven?.Contains("is protected:", StringComparison.Ordinal) == true) : 0,
            Lacking = [.. after.Problems.Where(p => p.OfMachine).Select(p => p.Message.Split('`')).Where(m => m.Length > 2).Select(m => m[1]).Distinct()],
        };
    }
}

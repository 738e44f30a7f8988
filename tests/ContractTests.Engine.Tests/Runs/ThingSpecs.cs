using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Judgements;
using ContractTests.Reports;
using NUnit.Framework;

namespace ContractTests.Runs;

/// <summary>A specs folder on disk for the things of a <see cref="ScriptedApi"/>, with its table and two fixtures: a thing, and a part of a thing.</summary>
internal sealed class ThingSpecs : IDisposable
{
    public const string Fixtures = """
          thing:
            create: { request: POST /things, body: { name: $(thing_name) }, status: 201 }
            provides: { thing_name: thing-$(unique), thing_id: $.id }
            delete: { request: "DELETE /things/{thing_id}", status: [204, 404] }
          part:
            create: { request: "POST /things/{thing_id}/parts", status: 201 }
            provides: { part_id: $.id }
            delete: { request: "DELETE /things/{thing_id}/parts/{part_id}", status: [204, 404] }
        """;

    private const string Table = """
        statuses:
          200: OK
          201: Created
          204: No Content
          400: Bad Request
          401: Unauthorized
          403: Forbidden
          404: Not Found
          408: Request Timeout
          409: Conflict
          429: Too Many Requests
          500: Internal Server Error
          503: Service Unavailable

        """;

    /// <summary>`operations` and `fixtures` are the entries below those keys, `environment` is what `local` has beside its address.</summary>
    public ThingSpecs(string baseUrl, string operations, string environment = "", string fixtures = Fixtures, string service = "")
    {
        Folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;
        Write("environments.yaml", $"environments:\n  local:\n    base_url: {baseUrl}\n{Indented(environment, 4)}");
        Write("things/status-codes.yaml", Table);
        Write("things/service.yaml", $"service: Things\n{service}\nfixtures:\n{fixtures}\n");
        Write("things/operations.yaml", $"operations:\n{Indented(operations, 2)}");
    }

    public string Folder { get; }

    /// <summary>Where a test may let reports go; removed with the specs.</summary>
    public string Output => Path.Combine(Folder, ".results");

    public void Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file lies in a folder
        File.WriteAllText(path, content);
    }

    public SpecFolder Read()
    {
        var specs = SpecFolder.Read(Folder, "specs", new EnvironmentChoice());
        Assert.That(specs.Problems, Is.Empty);
        return specs;
    }

    /// <summary>Runs every case, or those selected, as the command line would.</summary>
    public async Task<FinishedRun> Run(Selection? selection = null, bool bail = false, CancellationToken interrupted = default)
    {
        var specs = Read();
        var cases = (selection ?? Selection.All).Of(specs.Cases);
        using var run = new ContractRun(specs, specs.Environment!.BaseUrl, bail, TimeProvider.System, interrupted); // read without problems
        await run.RunAhead(cases);
        var result = await run.Finish(cases);
        var gate = Gate.Of(result, null);
        return new FinishedRun(result, gate, new ResultsOf(run.Secrets).Run(result, gate));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Indented(string yaml, int by) => string.Concat(yaml.Split('\n').Select(line => $"{new string(' ', by)}{line}\n"));
}

internal sealed record FinishedRun(RunResult Run, Gate Gate, Results Results)
{
    /// <summary>"GET /things/{thing_id}/200: kept", in the order of the specs.</summary>
    public IEnumerable<string> Verdicts => Results.Cases.Select(c => $"{c.Id["things/".Length..]}: {c.Verdict}{(c.Unanswered ?? c.Breach) switch { null => "", var kind => $" ({kind})" }}");

    public IEnumerable<string> Leftovers => Run.Leftovers.Select(l => $"{l.What}: {l.Why}{(l.Request is null ? "" : $" > {l.Request}")}");

    public IEnumerable<string> Failures => Run.SupportFailures.Select(f => $"{f.What}: {f.Request}: {f.Message}, {f.Count} times");

    public Verdict Verdict => Run.Cases.Single().Verdict;
}

using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Judgements;

namespace ContractTests.Exchanges;

/// <summary>A specs folder of one service, `svc`, written for one test and read as any other.</summary>
internal sealed class SmallSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("small-specs-").FullName;

    public SmallSpecs(string table, string operations, string service = "", string environment = "", params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "svc"));
        Write("environments.yaml", $"environments:\n  local:\n    base_url: http://api.test\n{environment}");
        Write("svc/service.yaml", $"service: Service\n{service}");
        Write("svc/status-codes.yaml", $"statuses:\n{table}");
        Write("svc/upload.bin", "bytes\u0001");
        Write("svc/things.yaml", $"operations:\n{operations}");
        foreach (var (name, text) in files)
            Write($"svc/{name}", text);
        Specs = SpecFolder.Read(_folder, "specs", new EnvironmentChoice());
        if (Specs.Problems.Count > 0)
            throw new InvalidOperationException(string.Join("\n", Specs.Problems));
    }

    public SpecFolder Specs { get; }

    /// <summary>The request of the first case, as it goes out to a server.</summary>
    public ApiRequest Request(string baseUrl)
    {
        var contractCase = Specs.Cases.First();
        return RequestMaker.Make(contractCase.Operation.Key.Method, contractCase.Operation.Key.Template, contractCase.Request, Scope(baseUrl));
    }

    public VariableScope Scope(string baseUrl = "http://api.test") => new(new RunNames(baseUrl, TimeProvider.System), Specs.Environment!); // there were no problems

    /// <summary>What is said of the only case when this comes.</summary>
    public Verdict Judged(Observation observation, Secrets? secrets = null, VariableScope? scope = null) => Judge.Of(Specs.Cases.Single(), observation, scope ?? Scope(), secrets ?? new Secrets([])).Verdict;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}

using ContractTests.Contracts;
using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges;

/// <summary>A specs folder of one service, `svc`, written for one test and read as any other.</summary>
internal sealed class SmallSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("small-specs-").FullName;

    public SmallSpecs(string table, string operations, string service = "", string environment = "")
    {
        Directory.CreateDirectory(Path.Combine(_folder, "svc"));
        Write("environments.yaml", $"environments:\n  local:\n    base_url: http://api.test\n{environment}");
        Write("svc/service.yaml", $"service: Service\n{service}");
        Write("svc/status-codes.yaml", $"statuses:\n{table}");
        Write("svc/upload.bin", "bytes\u0001");
        Write("svc/things.yaml", $"operations:\n{operations}");
        Specs = SpecFolder.Read(_folder, "specs", new EnvironmentChoice());
        if (Specs.Problems.Count > 0)
            throw new InvalidOperationException(string.Join("\n", Specs.Problems));
    }

    public SpecFolder Specs { get; }

    /// <summary>The request of the first case, as it goes out to a server.</summary>
    public ApiRequest Request(string baseUrl)
    {
        var contractCase = Specs.Cases.First();
        var scope = new VariableScope(new RunNames(baseUrl, TimeProvider.System), Specs.Environment!); // there were no problems
        return RequestMaker.Make(contractCase.Operation.Key.Method, contractCase.Operation.Key.Template, contractCase.Request, scope);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}

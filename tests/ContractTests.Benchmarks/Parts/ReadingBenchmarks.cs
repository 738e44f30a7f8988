using BenchmarkDotNet.Attributes;
using ContractTests.Benchmarks.Compared;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;

namespace ContractTests.Benchmarks.Parts;

/// <summary>Ten thousand cases, read and checked until they could be sent.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private string _folder = "";

    [Params(1, 1000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("contract-tests-read-").FullName;
        GeneratedSpecs.Write(_folder, new Uri("http://127.0.0.1:1"), ComparedLoad.Parse(["--files", $"{Files}"]));
    }

    [Benchmark]
    public int Read() => SpecFolder.Read(_folder, "specs", new EnvironmentChoice(null)).Cases.Count();

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

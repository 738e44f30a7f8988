using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ContractTests.Benchmarks.Compared;

/// <summary>
/// Whole processes side by side, on the same cases against one server: each once without counting, then all in turn, so that a machine that changes its
/// speed changes it for all. The figures are medians; what counts is their ratio to the bare loop.
/// </summary>
internal sealed class Comparison(ComparedLoad load)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-compared-").FullName;

    public async Task Run()
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Own("server")) { RedirectStandardInput = true, RedirectStandardOutput = true })!; // this process has a path
        try
        {
            var address = new Uri(await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The comparison's server did not start."));
            var specs = Path.Combine(_folder, "specs");
            GeneratedSpecs.Write(specs, address, load);
            var contestants = Contestants(address, specs);
            foreach (var contestant in contestants)
                await contestant.Run(counted: false);
            for (var run = 0; run < load.Runs; run++)
            {
                foreach (var contestant in contestants)
                    await contestant.Run(counted: true);
            }

            var table = Table(contestants);
            Console.WriteLine(table);
            var file = Path.Combine(Directory.CreateDirectory("BenchmarkDotNet.Artifacts").FullName, "compared.md");
            await File.AppendAllTextAsync(file, $"{table}\n");
            Console.WriteLine($"Added to {file}");
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private List<Contestant> Contestants(Uri server, string specs)
    {
        var (cases, atOnce) = (load.Cases.ToString(CultureInfo.InvariantCulture), load.AtOnce.ToString(CultureInfo.InvariantCulture));
        var results = Path.Combine(_folder, "results");
        return
        [
            Bare("HttpClient loop", "http-client", server.ToString(), $"/things/{{0}}{load.Query}", cases, atOnce),
            Bare("RestSharp loop", "rest-sharp", server.ToString(), $"/things/{{0}}{load.Query}", cases, atOnce),
            Ours("run --results-only", Path.Combine(_folder, "results-only"), "--results-only"),
            Ours("run", results),
            Bare("files of allure-results alone", "write-files", Path.Combine(results, "allure-results"), Path.Combine(_folder, "files")) with { Output = Path.Combine(_folder, "files") },
        ];

        Contestant Bare(string name, params string[] words) => new(name, Environment.ProcessPath!, Own(words)); // this process has a path

        Contestant Ours(string name, string output, params string[] words)
        {
            string[] run = ["run", "--specs", specs, "--output", output, "--jobs", atOnce, "--no-progress", .. words];
            var program = load.Program ?? Built();
            return program.EndsWith(".dll", StringComparison.Ordinal) ? new Contestant(name, "dotnet", [program, .. run]) { Output = output } : new Contestant(name, program, run) { Output = output };
        }
    }

    // From beside this program's own folder: tests/ContractTests.Benchmarks/bin/Release/net10.0.
    private static string Built() => AppContext.BaseDirectory.Replace("ContractTests.Benchmarks", "ContractTests", StringComparison.Ordinal) is var folder && File.Exists(Path.Combine(folder, "ContractTests.dll"))
        ? Path.Combine(folder, "ContractTests.dll")
        : throw new InvalidOperationException($"There is no ContractTests.dll in {folder}: name the program with --program.");

    // Started as `dotnet ContractTests.Benchmarks.dll`, the process is `dotnet` itself.
    private static string[] Own(params string[] words) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Comparison).Assembly.Location, .. words] : words;

    private string Table(List<Contestant> contestants)
    {
        var rows = contestants.Select(c => string.Create(CultureInfo.InvariantCulture, $"| {c.Name} | {c.Seconds:0.000} | {c.Seconds / contestants[0].Seconds:0.00} | {c.PeakMegabytes:0} |"));
        return string.Join('\n', [
            $"{load}; medians of {load.Runs}; {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}",
            "",
            "| | seconds | to the loop | peak MB |",
            "|---|---|---|---|",
            .. rows,
            "",
        ]);
    }
}

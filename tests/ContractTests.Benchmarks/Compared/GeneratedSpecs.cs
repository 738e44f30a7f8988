using System.Globalization;

namespace ContractTests.Benchmarks.Compared;

/// <summary>A specs folder for the comparison's server, with one operation a case.</summary>
internal static class GeneratedSpecs
{
    public static void Write(string folder, Uri server, ComparedLoad load)
    {
        var service = Directory.CreateDirectory(Path.Combine(folder, "things")).FullName;
        File.WriteAllText(Path.Combine(folder, "environments.yaml"), $"environments:\n  local:\n    base_url: {server.GetLeftPart(UriPartial.Authority)}\n");
        File.WriteAllText(Path.Combine(service, "service.yaml"), "service: Things\n");
        File.WriteAllText(Path.Combine(service, "status-codes.yaml"), "source: the comparison's server\nstatuses:\n  200: OK\n  404: Not Found\n");
        foreach (var (file, cases) in Enumerable.Range(0, load.Cases).Chunk((load.Cases + load.Files - 1) / load.Files).Index())
        {
            using var text = File.CreateText(Path.Combine(service, string.Create(CultureInfo.InvariantCulture, $"part-{file:0000}.yaml")));
            text.Write("operations:\n");
            foreach (var n in cases)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"  GET /things/{n}{load.Query}:\n    responses:\n      200:\n"));
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;

namespace ContractTests.Contracts.Editors;

/// <summary>What an editor marks in spec files: from the one place to the other, both as line and column.</summary>
internal sealed record Complaint(string What, IReadOnlyList<long> From, IReadOnlyList<long> To)
{
    public bool IsAt(int line, int column) => (From[0], From[1]).CompareTo((line, column)) <= 0 && (To[0], To[1]).CompareTo((line, column)) >= 0;
}

/// <summary>The script `complaints.mjs`, in one process for many files. Without Node.js and its packages, the test that asks is skipped.</summary>
internal static class EditorComplaints
{
    private static readonly string Folder = Path.Combine(SpecsOnDisk.Repository, "tests", "ContractTests.Engine.Tests", "Contracts", "Editors");

    private static readonly string[] Schemas = ["environments", "gate", "known-issues", "service", "status-codes"];

    /// <summary>The complaints about each file, in the order of the files.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Complaint>>> About(IReadOnlyList<string> files)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            Assert.Ignore($"The JSON Schema validator is not installed: run `npm ci` in {Path.GetRelativePath(SpecsOnDisk.Repository, Folder)}.");
        using var process = Started();
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(files.Select(file => new { file, schema = $"{SchemaOf(file)}.schema.json" })));
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That((process.ExitCode, await errors), Is.EqualTo((0, "")));
        return JsonSerializer.Deserialize<List<List<Complaint>>>(await output, JsonSerializerOptions.Web)!; // the script writes a list
    }

    // The first line of a file may say so, too; an editor that knows none finds it by the file's name.
    private static string SchemaOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && Schemas.Contains(name) ? name : "operations";

    private static Process Started()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "complaints.mjs"), Path.Combine(SpecsOnDisk.Repository, "specs", "schema")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!; // no shell is used
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("Node.js is not installed.");
            throw;
        }
    }
}

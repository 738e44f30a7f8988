using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ContractTests.Suite.AllureResults;

/// <summary>The command that starts Allure 3 on this machine.</summary>
internal sealed record AllureProgram(string Path, IReadOnlyList<string> Words)
{
    private const string Package = "allure@3";
    private const int LongestOutput = 4000;

    private static readonly TimeSpan PatienceWithVersion = TimeSpan.FromSeconds(20);

    // Windows starts scripts only by their whole names.
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".cmd", ".exe", ".bat"] : [""];

    /// <summary>An Allure that the working folder has installed, or that is on the path, where it is version 3; else `npx`. Null where there is none of them.</summary>
    public static async Task<AllureProgram?> Find(CancellationToken interrupted)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var allure in Files("allure", [System.IO.Path.Combine(Environment.CurrentDirectory, "node_modules", ".bin"), .. path]))
        {
            var program = new AllureProgram(allure, []);
            if ((await program.Run(["--version"], Environment.CurrentDirectory, PatienceWithVersion, interrupted)).Output.StartsWith("3.", StringComparison.Ordinal))
                return program;
        }

        return Files("npx", path).FirstOrDefault() is { } npx ? new AllureProgram(npx, ["--yes", Package]) : null;
    }

    /// <summary>Runs it to its end, with both of its outputs in one; an exit code of null is none: it took too long, or the run was interrupted.</summary>
    public async Task<ProgramEnd> Run(IEnumerable<string> arguments, string folder, TimeSpan patience, CancellationToken interrupted)
    {
        var output = new StringBuilder();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        time.CancelAfter(patience);
        using var process = new Process { StartInfo = new ProcessStartInfo(Path, [.. Words, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        try
        {
            process.Start();
            process.StandardInput.Close(); // whatever it may ask, nobody answers
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(time.Token);
            return new ProgramEnd(process.ExitCode, Taken());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new ProgramEnd(null, Taken());
        }
        catch (Win32Exception error)
        {
            return new ProgramEnd(-1, error.Message); // it is there, and cannot be started
        }

        void Take(string? line)
        {
            lock (output)
                output.Append(line).Append('\n');
        }

        // The end says why.
        string Taken()
        {
            lock (output)
            {
                var text = output.ToString().Trim();
                return text.Length <= LongestOutput ? text : $"…{text[^LongestOutput..]}";
            }
        }
    }

    public override string ToString() => string.Join(' ', Words.Prepend(System.IO.Path.GetFileNameWithoutExtension(Path)));

    private static IEnumerable<string> Files(string name, IEnumerable<string> folders) =>
        folders.SelectMany(folder => Extensions.Select(extension => System.IO.Path.Combine(folder, name + extension))).Where(File.Exists);
}

internal sealed record ProgramEnd(int? ExitCode, string Output);

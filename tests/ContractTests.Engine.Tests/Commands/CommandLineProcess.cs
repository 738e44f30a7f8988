using System.Diagnostics;
using System.Text;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>The command line as a process of its own, its output taken from pipes.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "ContractTests.dll");

    // What a CI server or somebody's shell says to the tests is not meant for the processes that they start.
    private static readonly string[] Misleading =
    [
        "ALLURE_CONFIG", "CONTRACT_SPECS", "CONTRACT_ENVIRONMENT", "NO_COLOR", "CI", "TF_BUILD", "TEAMCITY_VERSION",
        "GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE",
    ];

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CommandLineProcess(string program, IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? AppContext.BaseDirectory };
        foreach (var name in Misleading)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static CommandLineProcess Start(IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null) => new("dotnet", [Assembly, .. arguments], folder, environment);

    public static Task<Ended> Run(params string[] arguments) => Run(arguments, null);

    public static async Task<Ended> Run(IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var words = arguments.ToList();
        using var process = Start(words, folder, environment);
        var ended = await process.End();
        if (words.IndexOf("--output") is >= 0 and var at && File.Exists(Path.Combine(words[at + 1], JUnitFile.Name)))
            JUnitSchema.Validate(Path.Combine(words[at + 1], JUnitFile.Name));
        return ended;
    }

    /// <summary>`dotnet test` on the contract suite.</summary>
    public static async Task<Ended> Test(ThingSpecs specs, string? filter = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["CONTRACT_SPECS"] = specs.Folder, ["CONTRACT_OUTPUT"] = specs.Output };
        string[] filtered = filter is null ? [] : ["--filter", filter];
        using var process = new CommandLineProcess("dotnet", ["test", Assembly, "--logger", "console;verbosity=normal", .. filtered], specs.Folder, all);
        return await process.End();
    }

    /// <summary>What a terminal of 80 columns was sent (util-linux's `script` makes one).</summary>
    public static Task<string> RunOnTerminal(params string[] arguments) => RunOnTerminal([], arguments);

    public static async Task<string> RunOnTerminal(Dictionary<string, string> environment, params string[] arguments)
    {
        var line = $"stty cols 80 rows 24; dotnet '{Assembly}' {string.Join(' ', arguments.Select(a => $"'{a}'"))}";
        using var process = new CommandLineProcess("/usr/bin/script", ["-qec", line, "/dev/null"], null, new Dictionary<string, string> { ["TERM"] = "xterm-256color" }.Concat(environment).GroupBy(v => v.Key).ToDictionary(v => v.Key, v => v.Last().Value));
        return (await process.End()).Output;
    }

    /// <summary>Its output goes to a shell's pipe or file, such as "| head -1".</summary>
    public static async Task<Ended> RunInto(string redirection, IEnumerable<string> arguments)
    {
        var line = $"dotnet '{Assembly}' {string.Join(' ', arguments.Select(a => $"'{a}'"))} {redirection}; echo \"exit codes ${{PIPESTATUS[@]}}\"";
        using var process = new CommandLineProcess("/bin/bash", ["-c", line], null, null);
        return await process.End();
    }

    /// <summary>The first line of its output, once it is there.</summary>
    public Task<string> FirstLine => _firstLine.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<Ended> End()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await _process.WaitForExitAsync(patience.Token);
        return new Ended(_process.ExitCode, _output.ToString(), _errors.ToString());
    }

    /// <summary>Ctrl+C, as a shell sends it, or another signal.</summary>
    public void Interrupt(string signal = "INT")
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
        if (text == _output)
            _firstLine.TrySetResult(line);
    }
}

/// <summary>How a process ended, and all it wrote.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}{(Errors.Length == 0 ? "" : $"--- errors\n{Errors}")}";
}

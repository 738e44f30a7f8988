using System.Diagnostics;
using System.Globalization;

namespace ContractTests.Benchmarks.Compared;

/// <summary>One run of a whole process, from its start to its end. Peak memory is the resident set's, 0 where the system does not tell.</summary>
internal sealed record TimedProcess(TimeSpan Wall, double PeakMegabytes)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">It ended otherwise than with 0; the message has what it printed.</exception>
    public static async Task<TimedProcess> Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!; // a program is named
        var printed = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0d;
        while (await Task.WhenAny(ended, Task.Delay(Look)) != ended)
            peak = Math.Max(peak, Peak(process.Id));
        var wall = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{await errors}{await printed}");
        return new TimedProcess(wall, peak);
    }

    // Linux keeps the highest there has been.
    private static double Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0; // it has just ended, or this is no Linux
        }
    }
}

namespace ContractTests.Benchmarks.Compared;

/// <summary>
/// A program in a comparison. What it leaves behind in its folder is moved away before it runs again: deleting thousands of files makes some file systems
/// slow for a while, and the next program would pay for it.
/// </summary>
internal sealed record Contestant(string Name, string Program, IReadOnlyList<string> Arguments)
{
    private readonly List<TimedProcess> _runs = [];

    /// <summary>The folder that it writes to.</summary>
    public string? Output { get; init; }

    public double Seconds => Median(r => r.Wall.TotalSeconds);

    public double PeakMegabytes => Median(r => r.PeakMegabytes);

    public async Task Run(bool counted)
    {
        if (Output is not null && Directory.Exists(Output))
            Directory.Move(Output, $"{Output}-{Guid.NewGuid()}");
        var run = await TimedProcess.Run(Program, Arguments);
        if (counted)
            _runs.Add(run);
    }

    private double Median(Func<TimedProcess, double> figure)
    {
        var figures = _runs.Select(figure).Order().ToList();
        return (figures[(figures.Count - 1) / 2] + figures[figures.Count / 2]) / 2;
    }
}

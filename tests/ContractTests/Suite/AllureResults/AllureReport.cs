using ContractTests.Exchanges;

namespace ContractTests.Suite.AllureResults;

/// <summary>What came of making Allure's report, as a sentence; it has failed where it should have been possible and was not.</summary>
internal sealed record AllureReport(string Sentence, bool Failed)
{
    public const string Name = "allure-report";

    private const string Interrupted = "No Allure report was made: the run was interrupted.";

    // npx may have to download Allure first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Makes the report with an Allure 3 that is installed, or else with one that `npx` fetches.</summary>
    public static async Task<AllureReport> Make(string output, string results, Secrets secrets, CancellationToken interrupted)
    {
        if (await AllureProgram.Find(interrupted) is not { } program)
            return new AllureReport("No Allure report was made: it needs Node.js (https://nodejs.org), whose npx was not found.", Failed: false);
        if (interrupted.IsCancellationRequested)
            return new AllureReport(Interrupted, Failed: false);
        var page = Path.Combine(output, Name, "index.html");
        var ended = await program.Run(["generate", results, "--config", AllureConfigFile.Name, "--output", Name], output, Patience, interrupted);
        if (ended.ExitCode == 0 && File.Exists(page))
            return new AllureReport($"Allure report: {page}", Failed: false);
        if (interrupted.IsCancellationRequested)
            return new AllureReport(Interrupted, Failed: false);
        var why = ended.ExitCode switch
        {
            0 => $"`{program}` wrote no {Name}/index.html",
            { } code => $"`{program}` ended with exit code {code}",
            null => $"`{program}` took longer than {Patience.TotalSeconds:0} s",
        };
        return new AllureReport(secrets.Hide($"the Allure report could not be made: {why}{(ended.Output.Length == 0 ? "" : $"\n{ended.Output}")}"), Failed: true);
    }
}

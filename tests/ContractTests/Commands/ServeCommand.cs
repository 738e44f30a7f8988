using System.CommandLine;
using ContractTests.Runs;
using ContractTests.SampleApi;

namespace ContractTests.Commands;

/// <summary>`serve`: the sample API by itself, until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static Command Define()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen; port 0 takes a free one.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var misbehave = new Option<string?>("--misbehave") { Description = $"Break the contract in one way: {string.Join(", ", MisbehaviourName.All)}.", HelpName = "KIND" };
        misbehave.AcceptOnlyFromAmong([.. MisbehaviourName.All]);
        var command = new Command("serve", "Run the bundled sample API by itself.") { urls, misbehave };
        command.SetAction((parsed, cancellation) => Serve(parsed.GetValue(urls)!, parsed.GetValue(misbehave), cancellation)); // --urls has a default
        return command;
    }

    private static async Task<int> Serve(string url, string? kind, CancellationToken cancellation)
    {
        var misbehaviour = Misbehaviour.None;
        if (kind is not null && !MisbehaviourName.TryParse(kind, out misbehaviour))
            throw new InvalidOperationException($"The option let `{kind}` through.");
        try
        {
            await using var server = await SampleServer.Start(url, misbehaviour, cancellation);
            Console.WriteLine($"The sample API listens on {server.BaseUrl.ToString().TrimEnd('/')}{(kind is null ? "" : $" and misbehaves: {kind}")}. Ctrl+C ends it.");
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync(error is IOException ? $"The sample API cannot listen: {error.Message}" : error.Message);
            return (int)ExitCode.WrongUsage;
        }
    }
}

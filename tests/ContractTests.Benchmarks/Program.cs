using System.Globalization;
using BenchmarkDotNet.Running;
using ContractTests.Benchmarks.Compared;

// The first words are those of processes that a comparison starts.
switch (args)
{
    case ["server"]:
        await Server.Serve();
        return 0;
    case ["http-client", var server, var target, var cases, var atOnce]:
        return await Loops.HttpClient(new Uri(server), target, Number(cases), Number(atOnce));
    case ["rest-sharp", var server, var target, var cases, var atOnce]:
        return await Loops.RestSharp(new Uri(server), target, Number(cases), Number(atOnce));
    case ["write-files", var like, var folder]:
        return FileWriter.WriteLike(like, folder);
    case ["--compare", .. var options]:
        try
        {
            await new Comparison(ComparedLoad.Parse(options)).Run();
            return 0;
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }

    default:
        BenchmarkSwitcher.FromAssembly(typeof(Comparison).Assembly).Run(args);
        return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

using System.Globalization;
using ContractTests.Benchmarks.Compared;

switch (args)
{
    case ["server"]:
        await Server.Serve();
        return 0;
    case ["http-client", var server, var cases, var atOnce]:
        return await Loops.HttpClient(new Uri(server), int.Parse(cases, CultureInfo.InvariantCulture), int.Parse(atOnce, CultureInfo.InvariantCulture));
    case ["rest-sharp", var server, var cases, var atOnce]:
        return await Loops.RestSharp(new Uri(server), int.Parse(cases, CultureInfo.InvariantCulture), int.Parse(atOnce, CultureInfo.InvariantCulture));
    default:
        return 2;
}

using System.Globalization;
using RestSharp;

namespace ContractTests.Benchmarks.Compared;

/// <summary>The least that a program of one's own would do: so many GETs, so many at once, and a look at each status line. Returns how many were wrong.</summary>
internal static class Loops
{
    public static async Task<int> HttpClient(Uri server, string target, int cases, int atOnce)
    {
        using var client = new HttpClient { BaseAddress = server };
        return await Run(cases, atOnce, async n =>
        {
            using var response = await client.GetAsync(new Uri(Target(target, n), UriKind.Relative));
            await response.Content.ReadAsByteArrayAsync();
            return (int)response.StatusCode == 200 && response.ReasonPhrase == "OK";
        });
    }

    public static async Task<int> RestSharp(Uri server, string target, int cases, int atOnce)
    {
        using var client = new RestClient(server);
        return await Run(cases, atOnce, async n =>
        {
            var response = await client.ExecuteAsync(new RestRequest(Target(target, n)));
            return (int)response.StatusCode == 200 && response.StatusDescription == "OK";
        });
    }

    private static string Target(string target, int n) => target.Replace("{0}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static async Task<int> Run(int cases, int atOnce, Func<int, Task<bool>> send)
    {
        var (next, wrong) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, cases)).Select(_ => Task.Run(Loop)));
        return wrong;

        async Task Loop()
        {
            while (Interlocked.Increment(ref next) is var n && n < cases)
            {
                if (!await send(n))
                    Interlocked.Increment(ref wrong);
            }
        }
    }
}

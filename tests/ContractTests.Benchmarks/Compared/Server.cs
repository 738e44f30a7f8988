using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ContractTests.Benchmarks.Compared;

/// <summary>The server that everything is compared against: every `GET /things/…` is answered `200 OK` with a small document, after a while or at once, or with a large body.</summary>
internal static class Server
{
    private static readonly byte[] Small = """{"id":"thing","name":"a thing of some length","tags":["one","two"]}"""u8.ToArray();

    /// <summary>Prints its address when it is ready, and ends when its standard input does.</summary>
    public static async Task Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var query = context.Request.Query;
            if (int.TryParse(query["wait"], CultureInfo.InvariantCulture, out var milliseconds))
                await Task.Delay(milliseconds);
            var body = int.TryParse(query["bytes"], CultureInfo.InvariantCulture, out var length) ? new byte[length] : Small;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
            continue;
        await app.StopAsync();
    }
}

using System.Text;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>A secret of the process environment never gets out, however the request carries it and wherever the server repeats it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecretsTests
{
    private const string Secret = "s3cr/et +ßø\"'w&rd";

    private const string Identities = """
        identities:
          by header: { headers: { X-Auth: prefix $(env.CT_SECRET) } }
          by bearer: { bearer: $(token) }
          by basic: { basic: { username: me, password: $(env.CT_SECRET) } }
          by query: { query: { key: $(env.CT_SECRET) } }
        variables: { token: $(env.CT_SECRET) }
        """;

    private const string Operations = """
        POST /things:
          request: { body: { name: n } }
          responses:
            200:
              - { case: header, identity: by header, expect: { headers: { X-Echo: none }, text: none, body: { $.a: 1 } } }
              - { case: bearer, identity: by bearer, expect: { headers: { X-Echo: $(token)! }, text: /$(token)!/ } }
              - { case: basic, identity: by basic, expect: { headers: { X-Echo: none }, text: { one-of: [$(token)] } } }
              - { case: query, identity: by query, expect: { headers: { Location: none }, text: none } }
            404: [{ case: header, identity: by header }, { case: bearer, identity: by bearer }, { case: basic, identity: by basic }, { case: query, identity: by query }]
            500: [{ case: header, identity: by header }, { case: bearer, identity: by bearer }, { case: basic, identity: by basic }, { case: query, identity: by query }]
        GET /things/{thing_id}:
          request: { identity: by query }
          responses: { 200: }
        """;

    [TestCase("")]
    [TestCase("-v")]
    [TestCase("--dry-run")]
    public async Task It_never_gets_out(string option)
    {
        var received = 0;
        await using var api = new ScriptedApi();
        ScriptedAnswer Echo(ScriptedRequest request, int code)
        {
            var credentials = request.Headers.GetValueOrDefault("X-Auth") ?? request.Headers.GetValueOrDefault("Authorization") ?? "";
            return new ScriptedAnswer($"{code} You sent {Secret} as {request.Target} {credentials}", $"{Secret} {request.Target} {credentials} {new string('.', 65_500)}{Secret}")
            {
                Headers = new Dictionary<string, string> { ["X-Echo"] = $"{Secret} {credentials}", ["Location"] = request.Target },
            };
        }

        api.On("*", request => Interlocked.Increment(ref received) switch
        {
            var n when n % 4 == 0 => Echo(request, 418),
            var n when n % 4 == 1 => Echo(request, 404),
            var n when n % 4 == 2 => new ScriptedAnswer($"4 {Secret}"),
            _ => Echo(request, 200),
        });
        using var specs = new ThingSpecs(api.BaseUrl, Operations, Identities, service: "identity: by header");

        var ended = await CommandLineProcess.Run(["run", "--specs", specs.Folder, "--output", specs.Output, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)], environment: new Dictionary<string, string> { ["CT_SECRET"] = Secret });

        var shown = Directory.Exists(specs.Output) ? Directory.EnumerateFiles(specs.Output, "*", SearchOption.AllDirectories).Select(f => (Path.GetFileName(f), File.ReadAllText(f))) : [];
        var everything = shown.Append(("console", ended.ToString())).ToList();
        Assert.That(ended.Output, Does.Contain("***"));
        Assert.That(everything, Has.Count.GreaterThan(option == "--dry-run" ? 0 : 20));
        foreach (var (name, text) in everything)
        {
            foreach (var form in Forms())
                Assert.That(text, Does.Not.Contain(form), name);
        }
    }

    private static IEnumerable<string> Forms()
    {
        var utf8 = Encoding.UTF8.GetBytes(Secret);
        yield return Secret;
        yield return "s3cr"; // no form of it begins otherwise but in base64
        yield return "w&rd";
        yield return Uri.EscapeDataString(Secret);
        yield return Convert.ToBase64String(utf8);
        yield return Convert.ToBase64String([.. "me:"u8, .. utf8]);
        yield return Convert.ToBase64String([.. "me:"u8, .. utf8]).TrimEnd('=');
    }
}

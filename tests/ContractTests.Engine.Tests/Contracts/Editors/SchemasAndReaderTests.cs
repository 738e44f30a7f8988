using ContractTests.Commands.Starting;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;
using NUnit.Framework;

namespace ContractTests.Contracts.Editors;

/// <summary>What an editor says of specs by the schemas, through a JSON Schema validator of editors, and what the reader says.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SchemasAndReaderTests
{
    private static readonly string Bad = Path.Combine(SpecsOnDisk.TestData, "bad");

    // Every key and every form that a file may have.
    private static readonly Dictionary<string, string> EveryForm = new()
    {
        ["operations"] = """
            operations:
              PROPFIND /things/{id}?depth=1:
                inherit: [401, 5XX]
                responses:
                  200:
                    expect: { headers: { ETag: present, Age: { min: 1, max: 9 } }, body: { $.id: '/^[a-z]+$/', $.n: 1, $.t: { type: string }, $.o: { one-of: [a, 1] }, $.e: { equals: /v2/ } }, text: /ok/, schema: thing.json, empty: false, within: 800ms }
                    retry: { until: kept, within: 30s, every: 1s }
                    only: [staging]
                    severity: critical
                    owner: storage-team
                    links: [https://tickets.example.test/1]
                  408: { provoke: stalled-body }
                  429:
                    - { case: until it appears, provoke: burst }
                    - { case: bounded, provoke: { burst: { requests: 200, within: 5s } } }
                  201: { expect: { body: { $.a: null, $.b: { type: null }, '$[0]': absent, $: { equals: { a: [1] } } } }, form: { a: [1, b], c: }, query: { d: }, headers: { X-Price: $$(5) } }
                  204: { expect: { text: absent } }
                  409: { multipart: { a: 1, b: { file: c.bin, type: image/png, name: d.png }, e: [f, { file: g.bin }] }, cleanup: ["DELETE /a", { request: DELETE /b, status: [204, 4XX] }] }
                  505: { provoke: { wire: "GET / HTTP/9.9\nHost: x" } }
                  5XX: { provoke: fault }
              GET $(location): { inherit: none, responses: { 200: { capture: { token: { from: $.token, secret: true } } } } }
            """,
        ["status-codes"] = "statuses: { 401: { reason: Unauthorized, expect: { headers: { WWW-Authenticate: present } } }, 429: { reason: [Too Many Requests, Throttled] }, 5XX: { reason: any } }",
        ["service"] = """
            service: 1
            reason: [alias, ignore-case]
            headers: { Accept: [a, b] }
            responses: { 204: { expect: { empty: false } }, 401: [{ case: stranger, identity: anonymous }], 500: }
            fixtures:
              thing: { create: [POST /things], provides: { id: $.id, name: ct-$(unique), key: { from: header.X-Key, secret: true } } }
              other: { create: { request: "PUT {+place}/others?a={a}", raw: '' }, provides: }
            """,
        ["gate"] = "{ min_coverage: 99.5%, min_cases: '1', max_flaky: 0, must_be_kept: { tags: smoke, severities: [] }, may_be_breached: { severities: [minor, trivial] }, environments: { local:, staging: { max_flaky: 3 } } }",
        ["known-issues"] = "known_issues: [{ cases: 'a/GET /b/404*', environments: [staging], answers: 500, unmet: '*$.id*', ticket: 7, owner: x, expires: 2028-02-29 }]",
        ["environments"] = """
            environments:
              local: { base_url: sample, faults: { 500: { headers: { X-Fault: 500 } } } }
              staging:
                base_url: https://lts.example.test
                wait_for: { request: GET /health, status: 200, within: 60s }
                identities:
                  operator: { token: { request: "POST https://iam.example.test/v3/auth/tokens", body: { a: 1 }, from: header.X-Subject-Token, send_as: X-Auth-Token } }
                  robot: { aksk: { access_key: $(env.LTS_AK), secret_key: $(env.LTS_SK) } }
                  app: { oauth2: { token_url: https://iam.example.test/token, client_id: a, client_secret: $(env.B), scope: x } }
                  human: { basic: { username: a, password: $(env.B) } }
                  machine: { client_certificate: { file: client.pfx, password: $(env.B) } }
                  reader: { query: { key: $(env.B) }, bearer: $(env.C) }
                limits: { concurrency: '8', rate: 0.5/m, requests: 5000, timeout: 1.5s }
                faults: { 5XX: { before: "POST https://admin.example.test/on", after: [{ request: POST $(env.ADMIN)/off, status: 204 }] } }
                tls: { ca: ca.pem, client_certificate: client.pfx, client_password: $(env.PFX_PASSWORD) }
                proxy: http://proxy.example.test:3128
              production: { base_url: https://$(host)/v2, variables: { host: lts.example.com }, protected: true }
            """,
    };

    private static readonly CaseGlob[] Beyond = [.. BeyondSchemas.Problems.Keys.Select(words => new CaseGlob(words))];

    private static readonly Lazy<Task<IReadOnlyList<Refusal>>> Refusals = new(Refused);

    [Test]
    public async Task What_the_reader_accepts_the_schemas_accept()
    {
        var made = Directory.CreateTempSubdirectory("new-service-");
        NewFiles.Make(made.FullName, new FirstService(made.FullName, "my-api").Files("me"));
        foreach (var (name, yaml) in EveryForm)
            File.WriteAllText(Path.Combine(made.FullName, $"{name}.yaml"), yaml);
        string[] folders = [Path.Combine(SpecsOnDisk.Repository, "specs"), Path.Combine(SpecsOnDisk.TestData, "base"), Path.Combine(SpecsOnDisk.TestData, "good"), made.FullName];
        var files = folders.SelectMany(SpecFiles).ToList();

        var complaints = await EditorComplaints.About(files);

        made.Delete(recursive: true);
        Assert.That(files.Zip(complaints, (file, said) => $"{file}: {string.Join("; ", said.Select(c => c.What))}").Where(line => !line.EndsWith(": ", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_the_reader_refuses_the_schemas_refuse_in_the_same_place_unless_they_cannot_know() =>
        Assert.That((await Refusals.Value).Where(r => !r.IsSeen && !Beyond.Any(words => words.Matches(r.Message))).Select(r => r.ToString()), Is.Empty);

    [Test]
    public async Task A_listed_difference_is_one()
    {
        var unseen = (await Refusals.Value).Where(r => !r.IsSeen).Select(r => r.Message).ToList();

        Assert.That(Beyond.Where(words => !unseen.Any(words.Matches)), Is.Empty);
    }

    [Test]
    public async Task A_file_that_the_reader_accepts_among_bad_ones_the_schemas_accept()
    {
        var files = SpecFiles(Bad).Select(f => Path.GetRelativePath(Bad, f)).Except((await Refusals.Value).Select(r => r.File)).ToList();

        var complaints = await EditorComplaints.About([.. files.Select(f => Path.Combine(Bad, f))]);

        Assert.That(files.Where((_, at) => complaints[at].Count > 0), Is.Empty);
    }

    // Every problem of every bad spec, in the files that make it bad.
    private static async Task<IReadOnlyList<Refusal>> Refused()
    {
        var files = SpecFiles(Bad).ToList();
        var complaints = files.Zip(await EditorComplaints.About(files)).ToDictionary(pair => Path.GetRelativePath(Bad, pair.First), pair => pair.Second);
        var refusals = new List<Refusal>();
        foreach (var folder in Directory.EnumerateDirectories(Bad).Order(StringComparer.Ordinal))
        {
            using var specs = SpecsOnDisk.Base().Over(folder);
            foreach (var problem in specs.Read().Problems.Where(p => p.Mark.File.Name.StartsWith("specs/", StringComparison.Ordinal)))
            {
                var file = Path.Combine(Path.GetFileName(folder), problem.Mark.File.Name["specs/".Length..]);
                refusals.Add(new Refusal(file, problem, complaints.GetValueOrDefault(file)?.Any(c => c.IsAt(problem.Mark.Line, problem.Mark.Column)) == true));
            }
        }

        return refusals;
    }

    private static IEnumerable<string> SpecFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private sealed record Refusal(string File, SpecProblem Problem, bool IsSeen)
    {
        public string Message => Problem.Message;

        public override string ToString() => $"{File}:{Problem.Mark.Line}:{Problem.Mark.Column}: {Message}";
    }
}

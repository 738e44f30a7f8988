using System.Text;
using System.Text.Json;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using NJsonSchema;
using NUnit.Framework;

namespace ContractTests.Contracts;

/// <summary>The schemas under specs/schema and the reader know the same keys and refuse the same mistakes.</summary>
public class SchemaTests
{
    private static readonly string SchemaFolder = Path.Combine(SpecsOnDisk.Repository, "specs", "schema");
    private static readonly string[] Schemas = ["environments", "gate", "known-issues", "operations", "service", "status-codes"];

    private static IEnumerable<TestCaseData> KeyLists()
    {
        yield return Keys("environments", "", ContractEnvironment.FileKeys);
        yield return Keys("environments", "definitions/environment", ContractEnvironment.Keys);
        yield return Keys("environments", "definitions/identity", Identity.Keys);
        yield return Keys("environments", "definitions/identity/properties/basic", Identity.BasicKeys);
        yield return Keys("environments", "definitions/token", TokenSource.Keys);
        yield return Keys("environments", "definitions/oauth2", ClientCredentials.Keys);
        yield return Keys("environments", "definitions/aksk", AccessKey.Keys);
        yield return Keys("environments", "definitions/clientCertificate/anyOf/1", CertificateSource.Keys);
        yield return Keys("environments", "definitions/limits", Limits.Keys);
        yield return Keys("environments", "definitions/waitFor", WaitFor.Keys);
        yield return Keys("environments", "definitions/tls", TlsFiles.Keys);
        yield return Keys("environments", "definitions/fault", FaultHook.Keys);
        yield return Keys("gate", "", GatePolicy.FileKeys);
        yield return Keys("gate", "definitions/policy", GatePolicy.Keys);
        yield return Keys("gate", "definitions/choice", CaseChoice.Keys);
        yield return Keys("known-issues", "", KnownIssue.FileKeys);
        yield return Keys("known-issues", "definitions/issue", KnownIssue.Keys);
        yield return Keys("operations", "", Operation.FileKeys);
        yield return Keys("operations", "definitions/operation", Operation.Keys);
        yield return Keys("operations", "definitions/request", RequestReader.Keys);
        yield return Keys("operations", "definitions/case", ContractCase.Keys);
        yield return Keys("operations", "definitions/captured", Capture.Keys);
        yield return Keys("operations", "definitions/expect", Expectation.Keys);
        yield return Keys("operations", "definitions/matcher/anyOf/1", Matcher.Keys);
        yield return Keys("operations", "definitions/part/anyOf/1", RequestReader.PartKeys);
        yield return Keys("operations", "definitions/supportRequest/anyOf/1", SupportRequest.Keys);
        yield return Keys("operations", "definitions/provoke/anyOf/1", RecipeReader.WithSettings);
        yield return Keys("operations", "definitions/provoke/anyOf/1/properties/stalled-body", RecipeReader.StalledKeys);
        yield return Keys("operations", "definitions/provoke/anyOf/1/properties/stalled-headers", RecipeReader.StalledKeys);
        yield return Keys("operations", "definitions/provoke/anyOf/1/properties/burst", RecipeReader.BurstKeys);
        yield return Keys("operations", "definitions/retry", Retry.Keys);
        yield return Keys("service", "", ServiceContract.Keys);
        yield return Keys("service", "definitions/fixture", Fixture.Keys);
        yield return Keys("status-codes", "", StatusTable.Keys);
        yield return Keys("status-codes", "definitions/status", StatusTable.StatusKeys);

        static TestCaseData Keys(string schema, string at, string[] keys) => new TestCaseData(schema, at, keys).SetArgDisplayNames(schema, at);
    }

    [TestCaseSource(nameof(KeyLists))]
    public void The_schema_has_the_reader_s_keys_and_no_other(string schema, string at, string[] keys)
    {
        var place = At(schema, at);

        Assert.That(place.GetProperty("properties").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(keys));
        Assert.That(place.GetProperty("additionalProperties").ValueKind, Is.EqualTo(JsonValueKind.False));
    }

    private static IEnumerable<TestCaseData> WordLists()
    {
        yield return new TestCaseData("definitions/provoke/anyOf/0", RecipeReader.Words).SetArgDisplayNames("recipes");
        yield return new TestCaseData("definitions/case/properties/severity", Severity.Known).SetArgDisplayNames("severities");
        yield return new TestCaseData("definitions/retry/properties/until", Retry.Ends).SetArgDisplayNames("ends of retrying");
    }

    [TestCaseSource(nameof(WordLists))]
    public void The_schema_has_the_reader_s_words(string at, string[] words) =>
        Assert.That(At("operations", at).GetProperty("enum").EnumerateArray().Select(w => w.GetString()), Is.EqualTo(words));

    [Test]
    public void A_gate_knows_the_severities() =>
        Assert.That(At("gate", "definitions/severity").GetProperty("enum").EnumerateArray().Select(w => w.GetString()), Is.EqualTo(Severity.Known));

    [Test]
    public void The_schema_has_the_reader_s_types() =>
        Assert.That(At("operations", "definitions/matcher/anyOf/1/properties/type").GetProperty("enum").EnumerateArray().Select(w => w.GetString()), Is.EquivalentTo(Enum.GetNames<JsonKind>().Select(k => k.ToLowerInvariant())));

    [TestCaseSource(nameof(Schemas))]
    public void Every_key_says_what_it_is(string schema)
    {
        using var document = Read(schema);

        Assert.That(Undescribed(document.RootElement, document.RootElement, ""), Is.Empty);
    }

    [TestCaseSource(nameof(SpecFiles))]
    public async Task A_spec_without_problems_is_valid(string file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(SchemaFolder, $"{SchemaOf(file)}.schema.json"));

        Assert.That(schema.Validate(Json(file)).Select(e => e.ToString()), Is.Empty);
    }

    // What a schema sees is the structure of one file; variables, names and what stands in other files are the reader's alone.
    [TestCase("unknown-key", "environments.yaml")]
    [TestCase("unknown-key", "things/service.yaml")]
    [TestCase("unknown-key", "things/status-codes.yaml")]
    [TestCase("unknown-key", "things/things.yaml")]
    [TestCase("wrong-kinds", "environments.yaml")]
    [TestCase("wrong-kinds", "things/service.yaml")]
    [TestCase("wrong-kinds", "things/status-codes.yaml")]
    [TestCase("wrong-kinds", "things/things.yaml")]
    [TestCase("wrong-kinds", "things/list.yaml")]
    [TestCase("wrong-kinds", "things/text.yaml")]
    [TestCase("wrong-kinds", "things/map.yaml")]
    [TestCase("status-that-is-no-code", "things/things.yaml")]
    [TestCase("status-that-is-no-code-in-the-table", "things/status-codes.yaml")]
    [TestCase("bad-jsonpath", "things/things.yaml")]
    [TestCase("base-url", "environments.yaml")]
    [TestCase("limits", "environments.yaml")]
    [TestCase("cases-without-names", "things/things.yaml")]
    [TestCase("empty-file", "things/empty-mapping.yaml")]
    [TestCase("empty-file", "things/only-a-null.yaml")]
    [TestCase("headers-that-cannot-be-set", "things/things.yaml")]
    [TestCase("methods-that-cannot-be", "things/things.yaml")]
    [TestCase("templates-that-cannot-be-sent", "things/things.yaml")]
    [TestCase("expectations", "things/things.yaml")]
    [TestCase("expectations", "things/status-codes.yaml")]
    [TestCase("expectations-that-cannot-hold", "things/things.yaml")]
    [TestCase("matchers", "things/things.yaml")]
    [TestCase("unknown-words", "things/service.yaml")]
    [TestCase("unknown-words", "things/things.yaml")]
    public async Task A_mistake_in_the_structure_is_invalid(string bad, string file)
    {
        var path = Path.Combine(SpecsOnDisk.TestData, "bad", bad, file);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(SchemaFolder, $"{SchemaOf(path)}.schema.json"));

        Assert.That(schema.Validate(Json(path)), Is.Not.Empty);
    }

    [TestCaseSource(nameof(DesignedSpecs))]
    public async Task What_later_versions_do_is_valid_already(string schema, string yaml)
    {
        var json = Json(SpecReader.Read(new SpecFile("a.yaml", "a.yaml", yaml), new SpecProblems())!); // the rows are YAML

        Assert.That((await JsonSchema.FromFileAsync(Path.Combine(SchemaFolder, $"{schema}.schema.json"))).Validate(json).Select(e => e.ToString()), Is.Empty);
    }

    [TestCaseSource(nameof(BundledSpecFiles))]
    public void A_bundled_spec_names_its_schema(string file)
    {
        const string Comment = "# yaml-language-server: $schema=";
        var first = File.ReadLines(file).First();

        Assert.That(first, Does.StartWith(Comment));
        Assert.That(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, first[Comment.Length..])), Is.EqualTo(Path.Combine(SchemaFolder, $"{SchemaOf(file)}.schema.json"))); // a file has a folder
    }

    private static IEnumerable<TestCaseData> SpecFiles() =>
        BundledSpecFiles().Concat(FilesUnder(Path.Combine(SpecsOnDisk.TestData, "base"))).Concat(FilesUnder(Path.Combine(SpecsOnDisk.TestData, "good")));

    private static IEnumerable<TestCaseData> BundledSpecFiles() => FilesUnder(Path.Combine(SpecsOnDisk.Repository, "specs"));

    private static IEnumerable<TestCaseData> FilesUnder(string folder) =>
        Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetRelativePath(SpecsOnDisk.Repository, file)));

    private static IEnumerable<TestCaseData> DesignedSpecs()
    {
        yield return new TestCaseData("operations", """
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
                  505: { provoke: { wire: "GET / HTTP/9.9\nHost: x" } }
                  5XX: { provoke: fault }
              GET $(location): { inherit: none, responses: { 200: { capture: { token: { from: $.token, secret: true } } } } }
            """).SetArgDisplayNames("operations");
        yield return new TestCaseData("status-codes", "statuses: { 401: { reason: Unauthorized, expect: { headers: { WWW-Authenticate: present } } }, 429: { reason: [Too Many Requests, Throttled] }, 5XX: { reason: any } }").SetArgDisplayNames("status-codes");
        yield return new TestCaseData("environments", """
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
                limits: { concurrency: 8, rate: 20/s, requests: 5000, timeout: 10s }
                tls: { ca: ca.pem, client_certificate: client.pfx, client_password: $(env.PFX_PASSWORD) }
                proxy: http://proxy.example.test:3128
              production: { base_url: https://$(host)/v2, variables: { host: lts.example.com }, protected: true }
            """).SetArgDisplayNames("environments");
    }

    private static string SchemaOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && Schemas.Contains(name) ? name : "operations";

    private static string Json(string file) => Json(SpecReader.Read(Path.GetFileName(file), file, new SpecProblems())!); // no file of these is broken or empty

    // As an editor's YAML support sees it: keys are strings, quoted scalars too, the rest is typed by the core schema.
    private static string Json(SpecNode node)
    {
        var json = new StringBuilder();
        Write(node);
        return json.ToString();

        void Write(SpecNode part)
        {
            switch (part)
            {
                case SpecMap map:
                    Between('{', '}', map.Entries, entry =>
                    {
                        json.Append(JsonSerializer.Serialize(entry.Key.Text)).Append(':');
                        Write(entry.Value);
                    });
                    break;
                case SpecList list:
                    Between('[', ']', list.Items, Write);
                    break;
                case SpecScalar scalar:
                    json.Append((scalar.IsNull ? "null" : scalar.Plain ? JsonScalar.Literal(scalar.Text) : null) ?? JsonSerializer.Serialize(scalar.Text));
                    break;
            }
        }

        void Between<T>(char open, char close, IReadOnlyList<T> parts, Action<T> write)
        {
            json.Append(open);
            for (var at = 0; at < parts.Count; at++)
            {
                if (at > 0)
                    json.Append(',');
                write(parts[at]);
            }

            json.Append(close);
        }
    }

    private static JsonDocument Read(string schema) => JsonDocument.Parse(File.ReadAllText(Path.Combine(SchemaFolder, $"{schema}.schema.json")));

    private static JsonElement At(string schema, string pointer)
    {
        using var document = Read(schema);
        var place = document.RootElement.Clone();
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            place = place.ValueKind == JsonValueKind.Array ? place[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : place.GetProperty(step);
        return place;
    }

    // The places of keys without a title and a description of their own or of the definition that they name.
    private static IEnumerable<string> Undescribed(JsonElement root, JsonElement place, string path)
    {
        if (place.ValueKind == JsonValueKind.Array)
            return place.EnumerateArray().SelectMany((item, at) => Undescribed(root, item, $"{path}/{at}"));
        if (place.ValueKind != JsonValueKind.Object)
            return [];
        var bare = path.EndsWith("/properties", StringComparison.Ordinal) ? place.EnumerateObject().Where(p => !IsDescribed(root, p.Value)).Select(p => $"{path}/{p.Name}") : [];
        return bare.Concat(place.EnumerateObject().SelectMany(p => Undescribed(root, p.Value, $"{path}/{p.Name}")));
    }

    private static bool IsDescribed(JsonElement root, JsonElement key)
    {
        if (!key.TryGetProperty("$ref", out var reference))
            return key.TryGetProperty("title", out _) && key.TryGetProperty("description", out _);
        var (file, pointer) = (reference.GetString()!.Split('#')[0], reference.GetString()!.Split('#')[1]); // a reference is a string
        return IsDescribed(root, file.Length > 0 ? At(file.Replace(".schema.json", "", StringComparison.Ordinal), pointer) : pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (at, step) => at.GetProperty(step)));
    }
}

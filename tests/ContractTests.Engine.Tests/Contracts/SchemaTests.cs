using System.Text.Json;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using NUnit.Framework;

namespace ContractTests.Contracts;

/// <summary>The schemas under specs/schema and the reader know the same keys and words; that they refuse the same mistakes is tested with an editor's validator.</summary>
[Parallelizable(ParallelScope.All)]
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
        yield return Keys("environments", "definitions/supportRequest", SupportRequest.Keys);
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
        yield return Keys("operations", "definitions/matcher", Matcher.Keys);
        yield return Keys("operations", "definitions/textMatcher", Matcher.Keys);
        yield return Keys("operations", "definitions/part", RequestReader.PartKeys);
        yield return Keys("operations", "definitions/supportRequest", SupportRequest.Keys);
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
        Assert.That(At("operations", "definitions/matcher/properties/type").GetProperty("enum").EnumerateArray().Select(w => w.GetString() ?? "null").Distinct(), Is.EquivalentTo(Enum.GetNames<JsonKind>().Select(k => k.ToLowerInvariant()))); // with and without quotes

    [TestCaseSource(nameof(Schemas))]
    public void Every_key_says_what_it_is(string schema)
    {
        using var document = Read(schema);

        Assert.That(Undescribed(document.RootElement, document.RootElement, ""), Is.Empty);
    }

    [TestCaseSource(nameof(BundledSpecFiles))]
    public void A_bundled_spec_names_its_schema(string file)
    {
        const string Comment = "# yaml-language-server: $schema=";
        var first = File.ReadLines(file).First();

        Assert.That(first, Does.StartWith(Comment));
        Assert.That(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, first[Comment.Length..])), Is.EqualTo(Path.Combine(SchemaFolder, $"{SchemaOf(file)}.schema.json"))); // a file has a folder
    }

    private static IEnumerable<TestCaseData> BundledSpecFiles() => FilesUnder(Path.Combine(SpecsOnDisk.Repository, "specs"));

    private static IEnumerable<TestCaseData> FilesUnder(string folder) =>
        Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetRelativePath(SpecsOnDisk.Repository, file)));

    private static string SchemaOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && Schemas.Contains(name) ? name : "operations";

    private static JsonDocument Read(string schema) => JsonDocument.Parse(File.ReadAllText(Path.Combine(SchemaFolder, $"{schema}.schema.json")));

    private static JsonElement At(string schema, string pointer)
    {
        using var document = Read(schema);
        var place = document.RootElement.Clone();
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            place = place.ValueKind == JsonValueKind.Array ? place[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : place.GetProperty(step);
        return place;
    }

    // The places of keys without a title and a description of their own or of the definition that they name; what says nothing of other keys does not
    // declare any, but forbids some.
    private static IEnumerable<string> Undescribed(JsonElement root, JsonElement place, string path, bool declares = false)
    {
        if (place.ValueKind == JsonValueKind.Array)
            return place.EnumerateArray().SelectMany((item, at) => Undescribed(root, item, $"{path}/{at}"));
        if (place.ValueKind != JsonValueKind.Object)
            return [];
        var bare = path.EndsWith("/properties", StringComparison.Ordinal) && declares ? place.EnumerateObject().Where(p => !IsDescribed(root, p.Value)).Select(p => $"{path}/{p.Name}") : [];
        return bare.Concat(place.EnumerateObject().SelectMany(p => Undescribed(root, p.Value, $"{path}/{p.Name}", place.TryGetProperty("additionalProperties", out _))));
    }

    private static bool IsDescribed(JsonElement root, JsonElement key)
    {
        if (!key.TryGetProperty("$ref", out var reference))
            return key.TryGetProperty("title", out _) && key.TryGetProperty("description", out _);
        var (file, pointer) = (reference.GetString()!.Split('#')[0], reference.GetString()!.Split('#')[1]); // a reference is a string
        return IsDescribed(root, file.Length > 0 ? At(file.Replace(".schema.json", "", StringComparison.Ordinal), pointer) : pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (at, step) => at.GetProperty(step)));
    }
}

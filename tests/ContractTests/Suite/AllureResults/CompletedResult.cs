using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Allure.Net.Commons;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>
/// Completes results that Allure has written: it takes the details of a status from NUnit, after the test, and knows one result a test. Earlier attempts
/// of a case become results of their own with the case's identity, which makes them its retries.
/// </summary>
internal sealed class CompletedResult(string folder, AllureSteps steps, Secrets secrets)
{
    private const string Suffix = "-result.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Lazy<IReadOnlyDictionary<string, string>> _byId = new(() => Directory.EnumerateFiles(folder, $"*{Suffix}").Select(path => (Path: path, Id: (string?)Read(path)["uuid"])).Where(f => f.Id is not null).ToDictionary(f => f.Id!, f => f.Path));

    /// <exception cref="IOException">The result is not there, or cannot be written.</exception>
    public void Write(string id, CaseResult result)
    {
        var path = Find(id);
        var written = Read(path);
        var parts = AllureSteps.ByAttempt(result);
        foreach (var part in parts.SkipLast(1))
        {
            if (part.Select(s => s.Attempt).FirstOrDefault(a => a?.Verdict is not null) is { } attempt)
                WriteEarlier(written.DeepClone(), result, attempt, part);
        }

        written["statusDetails"] = Details(result);
        Save(path, written);
    }

    private void WriteEarlier(JsonNode copy, CaseResult result, Attempt attempt, IReadOnlyList<CaseStep> part)
    {
        var id = Guid.NewGuid().ToString();
        var observation = attempt.Observation;
        copy["uuid"] = id;
        copy["status"] = attempt.Verdict is Verdict.Breached ? nameof(Status.failed) : nameof(Status.broken);
        copy["statusDetails"] = Details(result with { Verdict = attempt.Verdict!, Observation = observation, Request = attempt.Request, Attempts = [attempt], Issue = null }); // it was judged
        copy["start"] = observation.Started.ToUnixTimeMilliseconds();
        copy["stop"] = (observation.Started + observation.Elapsed).ToUnixTimeMilliseconds();
        copy["steps"] = JsonSerializer.SerializeToNode(steps.Of(part, withExchanges: true), Json);
        copy["attachments"] = new JsonArray();
        Save(Path.Combine(folder, $"{id}{Suffix}"), copy);
    }

    // Two status lines are worth comparing where they are what differs.
    private JsonObject Details(CaseResult result)
    {
        var details = new JsonObject { ["message"] = Message.Of(result, secrets) };
        if (result.Flaky)
            (details["flaky"], details["message"]) = (true, "kept, but not at the first attempt");
        if (result.Known is not null)
            details["known"] = true;
        var actual = (result.Verdict, result.Observation) switch
        {
            (Verdict.Breached { Breach.Kind: not BreachKind.Expectation }, Answer answer) => VisibleText.Of(secrets.Hide(answer.StatusLine.ToString()), spaces: false),
            (Verdict.Unanswered unanswered, _) => $"no answer ({Kebab.Of(unanswered.Kind)})",
            _ => null,
        };
        if (actual is not null)
            (details["expected"], details["actual"]) = (secrets.Hide(result.Case.Expected), actual);
        return details;
    }

    // Some versions of Allure name the file after the result, others do not.
    private string Find(string id)
    {
        var path = Path.Combine(folder, $"{id}{Suffix}");
        return File.Exists(path) ? path : _byId.Value.GetValueOrDefault(id) ?? throw new FileNotFoundException($"Allure has written no result {id}");
    }

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllBytes(path))!; // Allure writes objects

    private static void Save(string path, JsonNode result) => ReportFile.Write(path, result.ToJsonString(Json));
}

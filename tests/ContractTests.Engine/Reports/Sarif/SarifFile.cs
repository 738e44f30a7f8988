using System.Text.Json;
using ContractTests.Runs;

namespace ContractTests.Reports.Sarif;

/// <summary>`results.sarif`: what is wrong, on the lines of the specs, in SARIF 2.1.0, as code scanning and editors read it.</summary>
public static class SarifFile
{
    public const string Name = "results.sarif";

    private const int MostResults = 25_000; // GitHub takes no more of a run

    public static void Write(string folder, Results results, SpecSources? sources = null) => ReportFile.Write(Path.Combine(folder, Name), stream =>
        // What stands before the last slash is GitHub's category.
        SarifLog.Write(stream, $"contract-tests/{results.Run.Environment}/{results.Run.Id}", SarifRule.All, json =>
        {
            Invocation(json, results);
            json.WriteStartArray("results");
            foreach (var result in SarifResult.Of(results).Take(MostResults))
                Result(json, result, sources);
            json.WriteEndArray();
            json.WriteStartObject("properties");
            json.WriteString("environment", results.Run.Environment);
            json.WriteString("baseUrl", results.Run.BaseUrl);
            json.WriteEndObject();
        }));

    // A tool that judged has done its work, whatever came of it.
    private static void Invocation(Utf8JsonWriter json, Results results)
    {
        var gate = results.Gate;
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteString("startTimeUtc", results.Run.Started.UtcDateTime);
        json.WriteString("endTimeUtc", results.Run.Finished.UtcDateTime);
        json.WriteNumber("exitCode", gate.ExitCode);
        json.WriteString("exitCodeDescription", SummaryFile.GateLine(gate));
        json.WriteBoolean("executionSuccessful", (ExitCode)gate.ExitCode is ExitCode.Open or ExitCode.Closed);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var reason in gate.Reasons)
            Notification(json, "error", reason);
        foreach (var remark in gate.Remarks)
            Notification(json, "note", remark);
        foreach (var leftover in results.Leftovers)
            Notification(json, "error", $"left over on the server: {leftover.What}: {leftover.Why}");
        if (SarifResult.Of(results).Count() is > MostResults and var all)
            Notification(json, "warning", $"{Gate.Counted(all - MostResults, "more result")}: see {ResultsFile.Name}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Notification(Utf8JsonWriter json, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        SarifLog.Message(json, message);
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, SarifResult result, SpecSources? sources)
    {
        var rule = SarifRule.IndexOf(result.Rule);
        json.WriteStartObject();
        SarifLog.Head(json, SarifRule.All[rule], rule, SarifRule.All[rule].Level, result.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifLog.Place(json, SourcePlace.Parse(result.Source), sources);
        if (result.Case is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", result.Case.Operation);
            json.WriteString("fullyQualifiedName", result.Case.Id);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        SarifLog.Fingerprint(json, result.Rule, result.Identity);
        if (result.Case is { } part)
        {
            if (part.Known)
                Suppression(json, part);
            Properties(json, part);
        }

        json.WriteEndObject();
    }

    private static void Suppression(Utf8JsonWriter json, CasePart part)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", Message.KnownText(part));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, CasePart part)
    {
        json.WriteStartObject("properties");
        foreach (var (name, value) in new[] { ("case", part.Id), ("documented", part.Expected), ("received", part.Received?.StatusLine), ("severity", part.Severity), ("owner", part.Owner), ("ticket", part.Ticket) })
        {
            if (value is not null)
                json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}

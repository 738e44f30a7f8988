using System.Text.Json.Serialization;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>`UUID-globals.json`: what went wrong in the run as a whole, which no test of the report shows.</summary>
internal sealed record AllureGlobals([property: JsonPropertyName("errors")] IReadOnlyList<AllureError> Errors)
{
    [JsonPropertyName("attachments")]
    public IReadOnlyList<string> Attachments { get; } = [];

    /// <summary>The gate's reasons come first; an open gate leaves nothing to tell.</summary>
    public static AllureGlobals? Of(Results results, IReadOnlyList<string> remarks)
    {
        string[] gate = results.Gate.Open ? [] : [SummaryFile.GateLine(results.Gate)];
        var fixtures = results.Fixtures.Select(f => $"{f.What} went wrong ({Gate.Counted(f.Count, "time")}): {f.Request}: {f.Message}\n{f.Source}");
        var leftovers = results.Leftovers.Select(l => $"left over on the server: {l.What}: {l.Why}{(l.Request is null ? "" : $"\n{l.Request}")}");
        AllureError[] errors = [.. gate.Concat(fixtures).Concat(leftovers).Concat(remarks).Select(message => new AllureError(message))];
        return errors.Length == 0 ? null : new AllureGlobals(errors);
    }
}

internal sealed record AllureError([property: JsonPropertyName("message")] string Message);

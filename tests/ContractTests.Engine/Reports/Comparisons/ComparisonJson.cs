using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractTests.Reports.Comparisons;

/// <summary>A comparison for machines. The names are stable; `run`, `gate` and `received` are those of `results.json`.</summary>
public static class ComparisonJson
{
    private static readonly ComparisonJsonContext Json = new(new JsonSerializerOptions(ComparisonJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(Stream output, Comparison comparison)
    {
        JsonSerializer.Serialize(output, Content(comparison), Json.ComparisonContent);
        output.Write("\n"u8);
    }

    private static ComparisonContent Content(Comparison comparison) => new(
        1,
        Side(comparison.A),
        Side(comparison.B),
        comparison.Obstacles.Count == 0,
        comparison.Reasons.Count > 0,
        [.. comparison.Obstacles.Count > 0 ? comparison.Obstacles : comparison.Reasons],
        new ComparisonSummary(comparison.Count(ChangeKind.Worse), comparison.Count(ChangeKind.Changed), comparison.Count(ChangeKind.Better), comparison.Count(ChangeKind.New), comparison.Count(ChangeKind.Vanished), comparison.Same, comparison.LeftOut),
        [.. comparison.Changes.OrderBy(c => c.Change).Select(c => new ComparisonChange(c.Id, ComparisonWords.Name(c.Change), Case(c.Before), Case(c.After)))]);

    private static ComparisonSide Side(ComparedRun run) => new(run.Path, run.Run, run.Gate);

    private static ComparisonCase? Case(CasePart? part) => part is null ? null
        : new ComparisonCase(part.Verdict, part.Known, part.Ticket, part.Flaky, part.Breach, part.Unanswered, part.Expected, part.Received, part.Message, part.Source);
}

/// <summary>`worse` says that the reasons are changes for the worse; where it is not `comparable`, they are why.</summary>
internal sealed record ComparisonContent(
    int Version,
    ComparisonSide A,
    ComparisonSide B,
    bool Comparable,
    bool Worse,
    IReadOnlyList<string> Reasons,
    ComparisonSummary Summary,
    IReadOnlyList<ComparisonChange> Changes);

internal sealed record ComparisonSide(string Path, RunPart Run, GatePart Gate);

internal sealed record ComparisonSummary(int Worse, int Changed, int Better, int New, int Vanished, int Same, int LeftOut);

/// <summary>`before` is null for a case that only B has, `after` for one that only A has.</summary>
internal sealed record ComparisonChange(string Id, string Change, ComparisonCase? Before, ComparisonCase? After);

internal sealed record ComparisonCase(
    string Verdict,
    bool Known,
    string? Ticket,
    bool Flaky,
    string? Breach,
    string? Unanswered,
    string Expected,
    ReceivedPart? Received,
    string? Message,
    string Source);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ComparisonContent))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;

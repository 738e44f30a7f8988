using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractTests.Reports.Page;

/// <summary>
/// What the page's script reads: the results without what the page says elsewhere, and without saying anything twice. Numbers under `message`, `received`
/// and `labels` of a case are places in the lists of that name.
/// </summary>
internal sealed record PageData(
    IReadOnlyList<PageOperation> Operations,
    IReadOnlyList<string> Messages,
    IReadOnlyList<PageReceived> Received,
    IReadOnlyList<PageLabels> Labels)
{
    private static readonly PageJson Format = new(new JsonSerializerOptions(PageJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static PageData Of(Results results)
    {
        var (messages, received, labelTexts, labels) = (new Pool<string>(), new Pool<PageReceived>(), new Pool<string>(), new List<PageLabels>());
        var operations = new List<PageOperation>();
        foreach (var operation in results.Cases.GroupBy(c => (c.Service, c.Operation)))
        {
            string[] documented = [.. operation.SelectMany(c => c.Documented).Distinct()];
            var surprises = new Surprises([.. documented, .. operation.Select(c => c.Status)]);
            operations.Add(new PageOperation(operation.Key.Service, operation.Key.Operation, documented, [.. operation.Select(c => Case(c, surprises))]));
        }

        return new PageData(operations, messages.Values, received.Values, labels);

        PageCase Case(CasePart part, Surprises surprises) => new()
        {
            Id = part.Id == Composed(part) ? null : part.Id,
            Status = part.Status,
            Case = part.Case,
            Verdict = part.Verdict,
            Known = part.Known,
            Ticket = part.Ticket,
            Kind = part.Breach ?? part.Unanswered,
            Came = surprises.Of(part) is { Count: > 0 } came ? came : null,
            Message = part.Message is null ? null : messages.Place(Told(part)),
            Expected = part.Expected,
            Received = Received(part.Received, part.Breach),
            ElapsedMs = part.ElapsedMs,
            Started = part.Attempts is [var only] ? only.Started : null,
            Attempts = part.Attempts.Count > 1 || part.Attempts.Any(a => a.Note is not null) ? [.. part.Attempts.Select(Attempt)] : null,
            Source = part.Source,
            Request = part.Request,
            Curl = part.Curl,
            Exchange = part.Exchange,
            Flaky = part.Flaky,
            Labels = Labels(part),
        };

        PageAttempt Attempt(AttemptPart attempt) => new(attempt.Started, attempt.Verdict, attempt.Why, Received(attempt.Received, attempt.Why), attempt.ElapsedMs, attempt.Note);

        int? Received(ReceivedPart? part, string? breach) => part is null ? null : received.Place(PageReceived.Of(part, breach));

        int? Labels(CasePart part)
        {
            if (part.Tags.Count == 0 && part.Severity is null && part.Owner is null)
                return null;
            var place = labelTexts.Place(string.Join('\0', [part.Severity, part.Owner, .. part.Tags]));
            if (place == labels.Count)
                labels.Add(new PageLabels(part.Tags, part.Severity, part.Owner));
            return place;
        }
    }

    /// <summary>As JSON that may stand in a script element: no text in it can end the element, or begin a comment. What is escaped at all is escaped as the search for secrets expects it.</summary>
    public string Json() => JsonSerializer.Serialize(this, Format.PageData)
        .Replace("<", "\\u003C", StringComparison.Ordinal)
        .Replace(">", "\\u003E", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string Composed(CasePart part) => part.Case is null ? $"{part.Service}/{part.Operation}/{part.Status}" : $"{part.Service}/{part.Operation}/{part.Status}/{part.Case}";

    // The page has places of their own for the spec's line and the line for a shell.
    private static string Told(CasePart part)
    {
        var message = part.Message!; // asked only where there is one
        if (part.Curl is { } curl)
            message = message.Replace($"\n{curl}", "", StringComparison.Ordinal);
        string[] places = [$"\n{part.Source} ({part.Status}/{part.Case})", $"\n{part.Source}"];
        var place = places.FirstOrDefault(p => message.EndsWith(p, StringComparison.Ordinal) || message.Contains($"{p}\n", StringComparison.Ordinal));
        return (place is null ? message : message.Replace(place, "", StringComparison.Ordinal)).TrimEnd('\n');
    }
}

/// <summary>The cases of one operation, and every status line that it documents.</summary>
internal sealed record PageOperation(string Service, string Name, IReadOnlyList<string> Documented, IReadOnlyList<PageCase> Cases);

internal sealed record PageCase
{
    /// <summary>Null where it is `SERVICE/OPERATION/STATUS`, or with `/CASE` behind it.</summary>
    public string? Id { get; init; }

    public required string Status { get; init; }

    public string? Case { get; init; }

    public required string Verdict { get; init; }

    public bool Known { get; init; }

    public string? Ticket { get; init; }

    /// <summary>Of the breach, or of the missing answer.</summary>
    public string? Kind { get; init; }

    /// <summary>Codes that came to the case and that the operation does not document.</summary>
    public IReadOnlyList<string>? Came { get; init; }

    public int? Message { get; init; }

    public required string Expected { get; init; }

    public int? Received { get; init; }

    public double? ElapsedMs { get; init; }

    /// <summary>Of the only attempt.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Null where there was one and nothing is to be said of it.</summary>
    public IReadOnlyList<PageAttempt>? Attempts { get; init; }

    public required string Source { get; init; }

    public string? Request { get; init; }

    public string? Curl { get; init; }

    public string? Exchange { get; init; }

    public bool Flaky { get; init; }

    public int? Labels { get; init; }
}

internal sealed record PageAttempt(DateTimeOffset Started, string? Verdict, string? Why, int? Received, double ElapsedMs, string? Note);

internal sealed record PageLabels(IReadOnlyList<string> Tags, string? Severity, string? Owner);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PageData))]
internal sealed partial class PageJson : JsonSerializerContext;

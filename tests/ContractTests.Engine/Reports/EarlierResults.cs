using System.Globalization;
using System.Text.Json;
using ContractTests.Judgements;

namespace ContractTests.Reports;

/// <summary>
/// The results of a run that is over, from its folder or its `results.json`, which may be older than this program or made by hand; or the
/// sentence that says why they cannot be read.
/// </summary>
public sealed record EarlierResults
{
    /// <summary>The version of `results.json` that this program writes and reads.</summary>
    public const int Version = 1;

    private static readonly string[] Verdicts = ["kept", "breached", "unanswered", "unproven"];

    private EarlierResults(string path)
    {
        Path = path;
    }

    /// <summary>As it was named.</summary>
    public string Path { get; }

    /// <summary>Null where there is a problem.</summary>
    public Results? Results { get; private init; }

    public string? Problem { get; private init; }

    public static EarlierResults Read(string path)
    {
        if (Directory.Exists(path))
        {
            var file = System.IO.Path.Combine(path, ResultsFile.Name);
            return File.Exists(file) ? ReadFile(path, file) : Refused(path, $"The folder {path} has no {ResultsFile.Name}.");
        }

        return File.Exists(path) ? ReadFile(path, path) : Refused(path, $"There is no folder or file `{path}`.");
    }

    private static EarlierResults ReadFile(string path, string file)
    {
        try
        {
            return Parsed(path, file, ResultsFile.Content(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused(path, $"{file} could not be read: {error.Message}");
        }
    }

    private static EarlierResults Parsed(string path, string file, ReadOnlyMemory<byte> content)
    {
        try
        {
            var lacking = OtherVersion(content) is { } version ? $"it has version {version}, and this program reads version {Version}" : null;
            var results = lacking is null ? ResultsFile.Parse(content) : null;
            return (lacking ?? Lacking(results)) is { } reason
                ? Refused(path, $"{file} does not hold the results of a run: {reason}.")
                : new EarlierResults(path) { Results = Whole(results!) }; // it lacks nothing
        }
        catch (JsonException error) when (error.InnerException is JsonException || error.Path is null)
        {
            return Refused(path, string.Create(CultureInfo.InvariantCulture, $"{file} is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."));
        }
        catch (JsonException error)
        {
            return Refused(path, $"{file} does not hold the results of a run: `{error.Path}` lacks a field or has a value of another kind.");
        }
    }

    // Asked first: of another version, other fields are no wonder.
    private static int? OtherVersion(ReadOnlyMemory<byte> content)
    {
        var json = new Utf8JsonReader(content.Span, isFinalBlock: false, default);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("version"u8) && json.Read())
                return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var version) && version is not (0 or Version) ? version : null;
        }

        return null;
    }

    private static EarlierResults Refused(string path, string problem) => new(path) { Problem = VisibleText.Of(problem, spaces: false) };

    // JSON may leave out, or say null, where the types promise a value.
    private static string? Lacking(Results? results)
    {
        if (results is null || results.Version == 0)
            return "it has no `version`";
        if (results.Run is null)
            return "it has no `run`";
        if (results.Gate is null)
            return "it has no `gate`";
        return results.Cases is null ? "it has no `cases`" : LackingIn(results.Cases);
    }

    private static string? LackingIn(IReadOnlyList<CasePart> cases)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < cases.Count; at++)
        {
            if (cases[at]?.Id is not { } id)
                return string.Create(CultureInfo.InvariantCulture, $"case {at + 1} has no `id`");
            if (!Verdicts.Contains(cases[at].Verdict))
                return $"the verdict of {id} is `{cases[at].Verdict}`";
            if (!ids.Add(id))
                return $"{id} stands there more than once";
        }

        return null;
    }

    private static Results Whole(Results results) => results with
    {
        Run = results.Run with { Id = results.Run.Id ?? "", Environment = results.Run.Environment ?? "", BaseUrl = results.Run.BaseUrl ?? "" },
        Gate = results.Gate with { Reasons = results.Gate.Reasons ?? [], Remarks = results.Gate.Remarks ?? [] },
        Cases = [.. results.Cases.Select(Whole)],
    };

    private static CasePart Whole(CasePart part) => part with
    {
        Source = part.Source ?? "",
        Received = part.Received is { } received ? received with { Reason = received.Reason ?? "" } : null,
    };
}

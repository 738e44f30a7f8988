using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Exchanges;
using ContractTests.Reports;

namespace ContractTests.Terminal;

/// <summary>
/// What a CI server does with a job's output: it takes some lines for commands. Ours put annotations beside the lines of the specs; text that came
/// from elsewhere, such as a server's reason phrase, must not become one.
/// </summary>
internal static partial class CiLog
{
    private static bool IsGitHub => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";

    private static bool IsAzure => string.Equals(Environment.GetEnvironmentVariable("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsTeamCity => Environment.GetEnvironmentVariable("TEAMCITY_VERSION") is { Length: > 0 };

    /// <summary>Whether somebody reads commands out of what is printed.</summary>
    public static bool IsRead => IsGitHub || IsAzure || IsTeamCity;

    /// <summary>Lines of other people's text, with a space where a command would begin.</summary>
    public static string Harmless(string text) => IsRead ? GitHubCommand().Replace(OldCommand().Replace(text, "# #$1["), "$1: :") : text;

    /// <summary>Until it is disposed of, what is written to the console is harmless; null where nobody reads commands.</summary>
    public static IDisposable? Guard()
    {
        if (!IsRead)
            return null;
        var guard = new HarmlessConsole(Console.Out, Console.Error);
        Console.SetOut(guard.Output);
        Console.SetError(guard.Errors);
        return guard;
    }

    /// <summary>Prints the annotations as commands of the CI server that reads them; elsewhere nothing.</summary>
    public static void Annotate(IEnumerable<Annotation> annotations, Secrets secrets)
    {
        var output = new Outlet(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false))); // past the guard
        foreach (var line in Commands(annotations, secrets))
            output.WriteLine(line);
    }

    private static IEnumerable<string> Commands(IEnumerable<Annotation> annotations, Secrets secrets)
    {
        // Masked before anything in them is escaped.
        var masked = annotations.Select(a => a with { Title = Harmless(secrets.Hide(a.Title)), Message = Harmless(secrets.Hide(a.Message)) });
        return IsGitHub ? masked.Select(GitHub) : IsAzure ? masked.Select(Azure) : [];
    }

    // As the toolkit of GitHub Actions writes and escapes them.
    private static string GitHub(Annotation annotation)
    {
        var place = annotation.Place is { } at ? $"file={Property(at.File)},line={at.Line},col={at.Column}," : "";
        return $"::{(annotation.IsError ? "error" : "warning")} {place}title={Property(annotation.Title)}::{Data(annotation.Message)}";

        static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    private static string Azure(Annotation annotation)
    {
        var place = annotation.Place is { } at ? $"sourcepath={Property(at.File)};linenumber={at.Line};columnnumber={at.Column};" : "";
        return $"##vso[task.logissue type={(annotation.IsError ? "error" : "warning")};{place}]{Data($"{annotation.Title}: {annotation.Message}")}";

        static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
    }

    // Read by GitHub where a line begins with it, white space aside; a line also ends at a carriage return.
    [GeneratedRegex(@"((?:^|\r)\s*)::", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex GitHubCommand();

    // `##[…]`, `##vso[…]` and `##teamcity[…]`, wherever in a line they stand.
    [GeneratedRegex(@"##([A-Za-z]*)\[", RegexOptions.CultureInvariant)]
    private static partial Regex OldCommand();

    private sealed record HarmlessConsole(TextWriter RealOutput, TextWriter RealErrors) : IDisposable
    {
        public HarmlessWriter Output { get; } = new(RealOutput);

        public HarmlessWriter Errors { get; } = new(RealErrors);

        public void Dispose()
        {
            Console.SetOut(RealOutput);
            Console.SetError(RealErrors);
            Output.Dispose();
            Errors.Dispose();
        }
    }
}

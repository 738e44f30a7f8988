using System.Text;
using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>
/// Makes the changes that findings bring with them. They are tried on a copy first, and what would bring a problem is left; a file is then written
/// whole or not at all, and everything else in it stays byte for byte.
/// </summary>
public sealed class SpecFixer(string folder, string shown, string? environment)
{
    private const int MostRounds = 10; // a change may make another one possible

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Returns what was changed, in the order of the places. Throws what writing a file throws; the files before it are written then.</summary>
    public IReadOnlyList<Finding> Fix(Func<SpecLint, SpecLint> chosen)
    {
        var fixedOnes = new List<Finding>();
        for (var round = 0; round < MostRounds; round++)
        {
            var lint = SpecLint.Of(folder, shown, environment);
            var accepted = Accepted(lint, [.. chosen(lint).Findings.Where(f => f.Fix is not null)]);
            if (accepted.Count == 0)
                break;
            foreach (var (file, text) in Texts(accepted))
                Write(file, text);
            fixedOnes.AddRange(accepted);
        }

        return fixedOnes;
    }

    // What corrects problems first: what comes after it must not bring another in their place. All of them together where that is well, or else one by one.
    private List<Finding> Accepted(SpecLint before, List<Finding> wanted)
    {
        var (accepted, problems) = (new List<Finding>(), before.Count(LintLevel.Error));
        foreach (var kind in wanted.GroupBy(f => f.Level == LintLevel.Error).OrderByDescending(k => k.Key))
        {
            if (!Take([.. kind]))
                kind.ToList().ForEach(f => Take([f]));
        }

        return accepted;

        bool Take(List<Finding> more)
        {
            if (ProblemsAfter(before, [.. accepted, .. more]) is not { } left || left > problems)
                return false;
            accepted.AddRange(more);
            problems = left;
            return true;
        }
    }

    // Null where a change does not help against what it is for.
    private int? ProblemsAfter(SpecLint before, List<Finding> findings)
    {
        var copy = Directory.CreateTempSubdirectory("contract-tests-");
        try
        {
            var at = Path.Combine(copy.FullName, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
            Copy(folder, at);
            foreach (var (file, text) in Texts(findings))
                File.WriteAllText(Path.Combine(at, Path.GetRelativePath(folder, file.Path)), text);
            var after = SpecLint.Of(at, shown, environment);
            var left = after.Findings.CountBy(Said).ToDictionary();
            var were = before.Findings.CountBy(Said).ToDictionary();
            return findings.CountBy(Said).Any(f => left.GetValueOrDefault(f.Key) > were[f.Key] - f.Value) ? null : after.Count(LintLevel.Error);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    // Lines move.
    private static (string, string, string) Said(Finding finding) => (finding.Rule.Name, finding.File.Name, finding.Message);

    private static IEnumerable<(SpecFile File, string Text)> Texts(IEnumerable<Finding> findings)
    {
        foreach (var ofFile in findings.GroupBy(f => f.File.Path))
        {
            var edits = new SpecEdits(ofFile.First().File);
            foreach (var finding in ofFile)
                finding.Fix!.Edit(edits); // they were chosen for it
            yield return (ofFile.First().File, edits.Apply());
        }
    }

    private static void Write(SpecFile file, string text)
    {
        var path = RealPath.Of(file.Path);
        var marked = File.ReadAllBytes(path).AsSpan().StartsWith(Mark);
        if (SpecFile.Load(file.Name, path).Text != file.Text)
            throw new IOException($"{file.Name} has changed meanwhile");
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(marked));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.EnumerateDirectories(from).Where(d => Path.GetFileName(d) is not ['.', ..]))
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}

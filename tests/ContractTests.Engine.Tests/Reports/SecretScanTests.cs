using System.Text;
using System.Text.Json;
using ContractTests.Exchanges;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SecretScanTests : IDisposable
{
    private const string Secret = "s3cr/et +ß\"'w&rd";

    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Forms()
    {
        yield return Secret;
        yield return Secret.ToUpperInvariant().Replace("SS", "ß", StringComparison.Ordinal);
        yield return JsonSerializer.Serialize(Secret);
        yield return $"<a b=\"{Secret.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>";
        yield return Uri.EscapeDataString(Secret);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Secret}"));
    }

    [TestCaseSource(nameof(Forms))]
    public void A_file_with_a_secret_in_any_form_is_found(string form)
    {
        Write("report.html", $"before {form} after");

        Assert.That(Scan(), Is.EqualTo(["report.html"]));
    }

    [Test]
    public void It_is_found_in_any_folder_any_file_and_any_file_name()
    {
        Write("b/c/d.txt", Secret);
        Write(".hidden/.file", Secret);
        Write("empty.txt", "");
        Write("innocent.txt", "s3cr/et +ß\"'w&r");
        Write("latin1.bin", Secret, Encoding.Latin1);
        Write($"{Uri.EscapeDataString(Secret)}.txt", "");

        Assert.That(Scan(), Is.EqualTo(["***.txt", ".hidden/.file", "b/c/d.txt"]));
    }

    [TestCase(0)]
    [TestCase(65_536 - 18)]
    [TestCase(65_536 - 10)]
    [TestCase(65_536 - 1)]
    [TestCase(65_536)]
    [TestCase(200_000)]
    public void It_is_found_wherever_a_big_file_is_cut(int at)
    {
        Write("big.log", $"{new string('.', at)}{Secret}{new string('.', 70_000)}");

        Assert.That(Scan(), Is.EqualTo(["big.log"]));
    }

    [Test]
    public void A_linked_folder_is_not_entered()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "up"), _folder);
        Write("a.txt", Secret);

        Assert.That(Scan(), Is.EqualTo(["a.txt"]));
    }

    [Test]
    public void What_is_shorter_than_four_characters_is_not_searched_for()
    {
        Write("a.txt", "abc abcd");

        Assert.That(SecretScan.Of([_folder], _folder, new Secrets(["abc"])), Is.SameAs(SecretScan.Nothing));
        Assert.That(SecretScan.Of([_folder], _folder, new Secrets(["abc", "abcd"])).Found, Is.EqualTo(["a.txt"]));
    }

    [Test]
    public void A_file_that_cannot_be_read_is_told_and_closes_the_gate()
    {
        Write("locked.txt", Secret);
        using var held = new FileStream(Path.Combine(_folder, "locked.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var scan = SecretScan.Of([_folder], _folder, new Secrets([Secret]));

        Assert.That(scan.Found, Is.Empty);
        Assert.That(scan.Remarks, Has.Exactly(1).StartsWith("locked.txt could not be searched for secrets: "));
        Assert.That(Words(scan.Close(new Gate(ExitCode.Open, []))), Is.EqualTo("Closed: 1 file could not be searched for secrets"));
        Assert.That(Words(scan.Close(new Gate(ExitCode.SickEnvironment, ["no answer"]))), Is.EqualTo("SickEnvironment: no answer, 1 file could not be searched for secrets"));
    }

    [TestCase(ExitCode.Open)]
    [TestCase(ExitCode.Closed)]
    [TestCase(ExitCode.SickEnvironment)]
    [TestCase(ExitCode.NothingRan)]
    [TestCase(ExitCode.Interrupted)]
    public void A_secret_outweighs_whatever_else_the_gate_says(ExitCode exitCode)
    {
        var scan = new SecretScan(["junit.xml", "results.json"], []);

        Assert.That(Words(scan.Close(new Gate(exitCode, ["1 case breached"]))), Is.EqualTo("SecretFound: a secret was found in junit.xml: do not publish it, a secret was found in results.json: do not publish it, 1 case breached"));
        Assert.That(scan.Remarks, Is.EqualTo(["SECRET FOUND in junit.xml: do not publish it", "SECRET FOUND in results.json: do not publish it"]));
    }

    [Test]
    public void Of_very_many_files_ten_are_named()
    {
        var scan = new SecretScan([.. Enumerable.Range(0, 1234).Select(n => $"{n}.json")], []);

        Assert.That(scan.Remarks.Last(), Is.EqualTo("and 1,224 more files"));
        Assert.That(scan.Remarks.ToList(), Has.Count.EqualTo(11));
        Assert.That(Words(scan.Close(new Gate(ExitCode.Open, []))), Does.EndWith("a secret was found in 9.json: do not publish it, and 1,224 more files"));
    }

    [Test]
    public void Where_nothing_is_found_the_gate_is_as_it_was()
    {
        var gate = new Gate(ExitCode.Open, []);

        Assert.That(SecretScan.Nothing.Close(gate), Is.SameAs(gate));
    }

    private IReadOnlyList<string> Scan()
    {
        var scan = SecretScan.Of([_folder], _folder, new Secrets([Secret]));
        Assert.That(scan.Unread, Is.Empty);
        return scan.Found;
    }

    private static string Words(Gate gate) => $"{gate.ExitCode}: {string.Join(", ", gate.Reasons)}";

    private void Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file lies in a folder
        File.WriteAllBytes(path, (encoding ?? Encoding.UTF8).GetBytes(text));
    }
}

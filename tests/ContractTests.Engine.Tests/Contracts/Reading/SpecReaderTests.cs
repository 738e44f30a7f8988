using System.Globalization;
using NUnit.Framework;

namespace ContractTests.Contracts.Reading;

[Parallelizable(ParallelScope.Self)]
public class SpecReaderTests
{
    [Test]
    public void A_scalar_is_never_converted()
    {
        var map = (SpecMap)Read("{ a: 0404, b: 2_00, c: 1:20, d: yes, e: 0x1F, f: '7', g: !!str 7, h: 2026-01-31 }");

        Assert.That(map.Entries.Select(e => $"{e.Key.Text}={((SpecScalar)e.Value).Text}"), Is.EqualTo(new[] { "a=0404", "b=2_00", "c=1:20", "d=yes", "e=0x1F", "f=7", "g=7", "h=2026-01-31" }));
        Assert.That(map.Entries.Where(e => !((SpecScalar)e.Value).Plain).Select(e => e.Key.Text), Is.EqualTo(new[] { "f", "g" }));
    }

    [TestCase("", true)]
    [TestCase("~", true)]
    [TestCase("null", true)]
    [TestCase("Null", true)]
    [TestCase("NULL", true)]
    [TestCase("nULL", false)]
    [TestCase("nil", false)]
    [TestCase("'null'", false)]
    [TestCase("''", false)]
    [TestCase("!!str", false)]
    [TestCase("|\n  null", false)]
    public void Null_is_what_the_core_schema_calls_null(string written, bool isNull) =>
        Assert.That(((SpecMap)Read($"a: {written}\n")).Entries.Single().Value.IsNull, Is.EqualTo(isNull));

    [TestCase("\n", TestName = "A_line_may_end_with_LF")]
    [TestCase("\r\n", TestName = "A_line_may_end_with_CRLF")]
    [TestCase("\r", TestName = "A_line_may_end_with_CR")]
    public void Places_count_lines_whatever_ends_them(string end)
    {
        var map = (SpecMap)Read($"# a comment{end}{end}a: 1{end}b: [x,{end}  y]{end}");

        var second = ((SpecList)map.Entries[1].Value).Items[1].Mark;
        Assert.That((second.ToString(), second.File.Line(second.Line)), Is.EqualTo(("a.yaml:5:3", "  y]")));
    }

    [Test]
    public void What_is_merged_in_comes_after_the_own_keys_and_the_first_merged_wins()
    {
        var map = (SpecMap)((SpecMap)Read("""
            one: &one { a: 1, b: 1 }
            two: &two { b: 2, c: 2, d: 2 }
            all: { <<: [*one, *two], d: own, '<<': quoted }
            """)).Entries[2].Value;

        Assert.That(map.Entries.Select(e => $"{e.Key.Text}={((SpecScalar)e.Value).Text}"), Is.EqualTo(new[] { "d=own", "<<=quoted", "a=1", "b=1", "c=2" }));
    }

    [Test]
    public void An_alias_stands_for_the_anchor_before_it()
    {
        var list = (SpecList)Read("[&a 1, *a, &a 2, *a, *a]");

        Assert.That(list.Items.Cast<SpecScalar>().Select(s => s.Text), Is.EqualTo(new[] { "1", "1", "2", "2", "2" }));
    }

    [Test]
    public void Nesting_has_a_bound()
    {
        Assert.That(Problems(new string('[', 64) + new string(']', 64)), Is.Empty);
        Assert.That(Problems(new string('[', 65) + new string(']', 65)), Is.EqualTo(new[] { "a.yaml:1:65: nested more than 64 levels deep" }));
        Assert.That(Problems(new string('[', 100_000)), Is.EqualTo(new[] { "a.yaml:1:66: nested more than 64 levels deep" }));
    }

    [Test]
    public void Nesting_by_aliases_has_the_same_bound()
    {
        var chain = string.Concat(Enumerable.Range(1, 1000).Select(n => string.Create(CultureInfo.InvariantCulture, $"- &a{n} [*a{n - 1}]\n")));

        Assert.That(Problems($"- &a0 []\n{chain}"), Is.EqualTo(new[] { "a.yaml:64:9: nested more than 64 levels deep" }));
    }

    [Test]
    public void Aliases_of_aliases_have_a_bound()
    {
        var doubled = string.Concat(Enumerable.Range(1, 40).Select(n => string.Create(CultureInfo.InvariantCulture, $"- &a{n} [*a{n - 1}, *a{n - 1}]\n")));

        Assert.That(Problems($"- &a0 x\n{doubled}"), Has.One.Items.And.All.Contains("with its aliases this is more than 1000000 values"));
    }

    // No text at all may end in an exception: what is wrong is a problem.
    [Test]
    public void Whatever_is_written_is_read_or_is_a_problem()
    {
        var random = new Random(20260131);
        var pieces = new[] { "a", ": ", ":", "- ", "-", "[", "]", "{", "}", ",", "\n", "\n  ", "\n    ", "\t", "'", "\"", "&x ", "*x ", "!", "!!str ", "|", ">", "|2-\n", "?", "? ", "%YAML 1.2\n", "%", "---\n", "...\n", "#", " #", "<<: ", "~", "@", "`", "\\", "\u0085", "\uFEFF", "\0", "\u0007", "é", "😀", "\uD800", "1", "0404", "\r", "\r\n", "\u2028" };
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var problems = new SpecProblems();

            var node = SpecReader.Read(new SpecFile("a.yaml", "a.yaml", text), problems);

            Assert.That(node is not null || problems.Any, Is.True, () => $"neither read nor refused: {text}");
            Assert.That(problems.All.Select(p => p.ToString()), Is.All.Not.Empty);
        }
    }

    private static SpecNode Read(string text)
    {
        var problems = new SpecProblems();
        var node = SpecReader.Read(new SpecFile("a.yaml", "a.yaml", text), problems);
        Assert.That(problems.All, Is.Empty);
        return node!; // without a problem there is a node
    }

    private static IEnumerable<string> Problems(string text)
    {
        var problems = new SpecProblems();
        _ = SpecReader.Read(new SpecFile("a.yaml", "a.yaml", text), problems);
        return problems.All.Select(p => $"{p.Mark}: {p.Message}");
    }
}

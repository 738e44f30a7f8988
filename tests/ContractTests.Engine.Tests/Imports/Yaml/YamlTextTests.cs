using System.Text.Json.Nodes;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using NUnit.Framework;

namespace ContractTests.Imports.Yaml;

[Parallelizable(ParallelScope.Self)]
internal sealed class YamlTextTests
{
    [TestCase("Not Found", "Not Found")]
    [TestCase("I'm a teapot", "I'm a teapot")]
    [TestCase("", "''")]
    [TestCase("404", "'404'")]
    [TestCase("0x1F", "'0x1F'")]
    [TestCase("true", "'true'")]
    [TestCase("null", "'null'")]
    [TestCase("no", "'no'")]
    [TestCase("2024-01-01", "'2024-01-01'")]
    [TestCase(" padded ", "' padded '")]
    [TestCase("'quoted'", "'''quoted'''")]
    [TestCase("a: b", "'a: b'")]
    [TestCase("a:b", "a:b")]
    [TestCase("ends:", "'ends:'")]
    [TestCase("a #b", "'a #b'")]
    [TestCase("a#b", "a#b")]
    [TestCase("- item", "'- item'")]
    [TestCase("a, b", "'a, b'")]
    [TestCase("[x]", "'[x]'")]
    [TestCase("*", "'*'")]
    [TestCase("two\nlines", "\"two\\nlines\"")]
    [TestCase("bell\u0007", "\"bell\\u0007\"")]
    [TestCase("\uD83D\uDE00", "\"\uD83D\uDE00\"")]
    [TestCase("\uFEFF", "\"\\uFEFF\"")]
    [TestCase("für", "für")]
    public void A_text_is_quoted_where_it_must_be(string text, string yaml)
    {
        Assert.Multiple(() =>
        {
            Assert.That(YamlText.Of(text), Is.EqualTo(yaml));
            Assert.That(Scalar(yaml).Text, Is.EqualTo(text));
            Assert.That(JsonScalar.Literal(text) is null || !Scalar(yaml).Plain, "it would be read as a number, a truth value or null");
        });
    }

    [Test]
    public void What_looks_like_a_variable_is_none() => Assert.That(YamlText.Literal("a $(b) c"), Is.EqualTo("a $$(b) c"));

    [Test]
    public void Json_is_written_as_a_flow_value() => Assert.That(
        YamlText.Of(JsonNode.Parse("""{"a b":[1,2.50,-1e3,"1",null,true,{},[]],"c":{"$(d)":"e, f"}}""")),
        Is.EqualTo("{ a b: [1, 2.50, -1e3, '1', null, true, {}, []], c: { $$(d): 'e, f' } }"));

    [Test]
    public void A_comment_cannot_be_left() => Assert.That(YamlText.Comment("one\r\ntwo\u2028three\u0085\u001bfour"), Is.EqualTo(new[] { "# one", "# two", "# three", "# four" }));

    // As a value in a flow mapping, where the fewest texts are plain.
    private static SpecScalar Scalar(string yaml)
    {
        var problems = new SpecProblems();
        var node = SpecReader.Read(new SpecFile("a.yaml", "/a.yaml", $"{{ key: {yaml} }}"), problems);
        Assert.That(problems.All, Is.Empty);
        return (SpecScalar)((SpecMap)node!).Entries[0].Value; // read without problems
    }
}

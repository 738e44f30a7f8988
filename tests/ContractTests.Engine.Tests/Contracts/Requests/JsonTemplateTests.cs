using ContractTests.Contracts.Reading;
using NUnit.Framework;

namespace ContractTests.Contracts.Requests;

[Parallelizable(ParallelScope.Self)]
public class JsonTemplateTests
{
    [TestCase("7", ExpectedResult = "7")]
    [TestCase("-0", ExpectedResult = "-0")]
    [TestCase("+5", ExpectedResult = "5")]
    [TestCase("007", ExpectedResult = "7")]
    [TestCase("-007.50", ExpectedResult = "-7.50")]
    [TestCase(".5", ExpectedResult = "0.5")]
    [TestCase("-.5e3", ExpectedResult = "-0.5e3")]
    [TestCase("5.", ExpectedResult = "5")]
    [TestCase("1.0", ExpectedResult = "1.0")]
    [TestCase("1e400", ExpectedResult = "1e400")]
    [TestCase("1E+2", ExpectedResult = "1E+2")]
    [TestCase("0o17", ExpectedResult = "15")]
    [TestCase("0o7777777777777777777777777", ExpectedResult = "37778931862957161709567")]
    [TestCase("0x1F", ExpectedResult = "31")]
    [TestCase("0xFFFFFFFFFFFFFFFF", ExpectedResult = "18446744073709551615")]
    [TestCase("0xFFFFFFFFFFFFFFFFFF", ExpectedResult = "4722366482869645213695")]
    [TestCase("123456789012345678901234567890", ExpectedResult = "123456789012345678901234567890")]
    [TestCase("true", ExpectedResult = "true")]
    [TestCase("True", ExpectedResult = "true")]
    [TestCase("FALSE", ExpectedResult = "false")]
    [TestCase("null", ExpectedResult = "null")]
    [TestCase("~", ExpectedResult = "null")]
    [TestCase("", ExpectedResult = "null")]
    public string An_unquoted_scalar_is_typed_by_the_core_schema(string written) => Json($"a: {written}");

    [TestCase("yes")]
    [TestCase("no")]
    [TestCase("on")]
    [TestCase("off")]
    [TestCase("y")]
    [TestCase("tRUE")]
    [TestCase("1_000")]
    [TestCase("0b11")]
    [TestCase("0o8")]
    [TestCase("0x")]
    [TestCase("-0x1F")]
    [TestCase("1:20")]
    [TestCase("190:20:30.15")]
    [TestCase("2026-01-31")]
    [TestCase("2026-01-31T12:00:00Z")]
    [TestCase("1e")]
    [TestCase(".")]
    [TestCase("+")]
    [TestCase("1.2.3")]
    [TestCase("١")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("nil")]
    public void What_only_older_YAML_or_other_languages_type_is_a_string(string written) => Assert.That(Json($"a: {written}"), Is.EqualTo($"\"{written}\""));

    [TestCase("'7'", ExpectedResult = "\"7\"")]
    [TestCase("\"true\"", ExpectedResult = "\"true\"")]
    [TestCase("!!str 7", ExpectedResult = "\"7\"")]
    [TestCase("'.inf'", ExpectedResult = "\".inf\"")]
    [TestCase("|-\n  7", ExpectedResult = "\"7\"")]
    [TestCase(">\n  one\n  two\n", ExpectedResult = "\"one two\n\"")]
    [TestCase("one\n  two", ExpectedResult = "\"one two\"")]
    [TestCase("\"\\u00e9\\n\"", ExpectedResult = "\"é\n\"")]
    public string A_quoted_scalar_a_block_and_a_text_are_strings(string written) => Json($"a: {written}");

    [TestCase("[]", ExpectedResult = "[]")]
    [TestCase("{}", ExpectedResult = "{}")]
    [TestCase("[1, [a, ~], { b: [] }]", ExpectedResult = "[1,[\"a\",null],{\"b\":[]}]")]
    [TestCase("{ 1: x, true: y, ~: z, 'a b': w }", ExpectedResult = "{\"1\":\"x\",\"true\":\"y\",\"~\":\"z\",\"a b\":\"w\"}")]
    [TestCase("{ z: 1, a: 2, Z: 3 }", ExpectedResult = "{\"z\":1,\"a\":2,\"Z\":3}")]
    public string Mappings_keep_their_order_and_every_key_is_a_string(string written) => Json($"a: {written}");

    [TestCase("$(size)", ExpectedResult = "$(size)")]
    [TestCase("'$(size)'", ExpectedResult = "\"$(size)\"")]
    [TestCase("$(size) GB", ExpectedResult = "\"$(size) GB\"")]
    [TestCase("$$(size)", ExpectedResult = "\"$(size)\"")]
    [TestCase("{ $(name): 1 }", ExpectedResult = "{\"$(name)\":1}")]
    public string A_lone_unquoted_variable_keeps_its_type(string written) => Json($"a: {written}");

    [Test]
    public void Variables_are_found_at_every_depth_with_their_places()
    {
        var variables = Read("a: { $(k): [{ b: 'x $(v) $(v)' }, \"$(w)\"] }\n").Variables;

        Assert.That(variables.Select(v => $"{v.Name} {v.Mark.Column}-{v.Mark.Column + v.Mark.Length - 1}"), Is.EqualTo(new[] { "k 6-9", "v 21-24", "v 26-29", "w 36-39" }));
    }

    private static string Json(string yaml) => Told.Json(Read(yaml));

    private static JsonTemplate Read(string yaml)
    {
        var problems = new SpecProblems();
        var map = (SpecMap)SpecReader.Read(new SpecFile("a.yaml", "a.yaml", yaml), problems)!; // the rows are YAML
        var template = JsonTemplate.Read(map.Entries.Single().Value, problems);
        Assert.That(problems.All, Is.Empty);
        return template;
    }
}

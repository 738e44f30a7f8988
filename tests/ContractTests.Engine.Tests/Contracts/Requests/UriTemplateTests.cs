using ContractTests.Contracts.Reading;
using NUnit.Framework;

namespace ContractTests.Contracts.Requests;

[Parallelizable(ParallelScope.Self)]
public class UriTemplateTests
{
    [TestCase("/", ExpectedResult = "/")]
    [TestCase("/a/{b}/c", ExpectedResult = "/a/ Encoded:b /c")]
    [TestCase("/{a}{+b}$(c)", ExpectedResult = "/ Encoded:a Reserved:b Verbatim:c")]
    [TestCase("/a?b={c}&d=%2F", ExpectedResult = "/a?b= Encoded:c &d=%2F")]
    [TestCase("$(location)", ExpectedResult = "Verbatim:location")]
    [TestCase("$(location)?from=https://example.test/", ExpectedResult = "Verbatim:location ?from=https://example.test/")]
    [TestCase("{+path}?x", ExpectedResult = "Reserved:path ?x")]
    [TestCase("/a$$(b)", ExpectedResult = "/a $( b)")]
    [TestCase("//a/../b/./c%zz;d=1?e?f", ExpectedResult = "//a/../b/./c%zz;d=1?e?f")]
    [TestCase("/a:{verb.name-2}", ExpectedResult = "/a: Encoded:verb.name-2")]
    public string A_template_is_literals_and_variables_in_three_kinds(string text)
    {
        var problems = new SpecProblems();
        var template = Parse(text, problems);
        Assert.That(problems.All, Is.Empty);
        Assert.That(template.Text, Is.EqualTo(text));
        return string.Join(" ", template.Parts.Select(p => p.Kind == TemplatePartKind.Literal ? p.Text : $"{p.Kind}:{p.Text}"));
    }

    [TestCase("a/b")]
    [TestCase("{a}/b")]
    [TestCase("https://example.test/")]
    [TestCase("")]
    [TestCase("/a b")]
    [TestCase("/a\0b")]
    [TestCase("/ä")]
    [TestCase("/😀")]
    [TestCase("/\u007f")]
    [TestCase("/{a b}")]
    [TestCase("/{?page}")]
    [TestCase("/{")]
    [TestCase("/}")]
    [TestCase("/$(")]
    [TestCase("/{a}$(")]
    [TestCase("/$(a b)")]
    public void What_cannot_be_sent_as_written_is_one_problem(string text)
    {
        var problems = new SpecProblems();
        _ = Parse(text, problems);

        Assert.That(problems.All, Has.One.Items);
    }

    private static UriTemplate Parse(string text, SpecProblems problems) => UriTemplate.Parse(text, new SpecMark(new SpecFile("a.yaml", "a.yaml", text), 1, 1, text.Length), problems);
}

using ContractTests.Contracts.Reading;
using NUnit.Framework;

namespace ContractTests.Contracts.Requests;

[Parallelizable(ParallelScope.Self)]
public class VariableTextTests
{
    [TestCase("", ExpectedResult = "")]
    [TestCase("plain", ExpectedResult = "plain")]
    [TestCase("$(a)", ExpectedResult = "<a>")]
    [TestCase("$(a)$(b.c-d_1)", ExpectedResult = "<a><b.c-d_1>")]
    [TestCase("x$(env.HOME)y", ExpectedResult = "x<env.HOME>y")]
    [TestCase("$$(a)", ExpectedResult = "$(a)")]
    [TestCase("$$$(a)", ExpectedResult = "$$(a)")]
    [TestCase("$$(a) is $(a)", ExpectedResult = "$(a) is <a>")]
    [TestCase("$a ${a} $ ($) $$", ExpectedResult = "$a ${a} $ ($) $$")]
    public string A_variable_is_a_dollar_and_a_name_in_parentheses(string text)
    {
        var problems = new SpecProblems();
        var resolved = Parse(text, problems).Resolve(v => $"<{v.Name}>");
        Assert.That(problems.All, Is.Empty);
        return resolved;
    }

    [TestCase("$(", ExpectedResult = "a.yaml:1:1: `$(` begins a variable that does not end")]
    [TestCase("$(a) $(b", ExpectedResult = "a.yaml:1:6: `$(` begins a variable that does not end")]
    [TestCase("$(b $(b)", ExpectedResult = "a.yaml:1:1: `$(` begins a variable that does not end")]
    [TestCase("$()", ExpectedResult = "a.yaml:1:1: `$()` is not a variable")]
    [TestCase("x $(1a)", ExpectedResult = "a.yaml:1:3: `$(1a)` is not a variable")]
    [TestCase("$(a b)", ExpectedResult = "a.yaml:1:1: `$(a b)` is not a variable")]
    public string What_begins_like_a_variable_must_be_one(string text)
    {
        var problems = new SpecProblems();
        _ = Parse(text, problems);
        var problem = problems.All.Single();
        return $"{problem.Mark}: {problem.Message}";
    }

    private static VariableText Parse(string text, SpecProblems problems) =>
        VariableText.Parse(text, new SpecMark(new SpecFile("a.yaml", "a.yaml", text), 1, 1, text.Length), plain: true, problems);
}

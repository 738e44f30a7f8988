using NUnit.Framework;

namespace ContractTests.Contracts.Reading;

[Parallelizable(ParallelScope.Self)]
public class SuggestionTests
{
    private static readonly string[] Known = ["request", "responses", "tags", "id"];

    [TestCase("respones", ExpectedResult = "did you mean `responses`?")]
    [TestCase("reqeust", ExpectedResult = "did you mean `request`?")]
    [TestCase("TAGS", ExpectedResult = "did you mean `tags`?")]
    [TestCase("tag", ExpectedResult = "did you mean `tags`?")]
    [TestCase("resp", ExpectedResult = "did you mean `responses`?")]
    [TestCase("size", ExpectedResult = null)]
    [TestCase("colour", ExpectedResult = null)]
    [TestCase("xy", ExpectedResult = null)]
    public string? A_slip_is_told_from_another_word(string written) => Suggestion.For(written, Known);
}

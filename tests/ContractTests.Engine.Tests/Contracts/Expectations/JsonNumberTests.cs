using NUnit.Framework;

namespace ContractTests.Contracts.Expectations;

[Parallelizable(ParallelScope.Self)]
internal sealed class JsonNumberTests
{
    [TestCase("1", "1.0", 0)]
    [TestCase("1", "10e-1", 0)]
    [TestCase("100", "1E2", 0)]
    [TestCase("0", "-0.00e9", 0)]
    [TestCase("007", "7", 0)]
    [TestCase("1", "2", -1)]
    [TestCase("-1", "-2", 1)]
    [TestCase("-1", "0", -1)]
    [TestCase("9", "10", -1)]
    [TestCase("0.1", "0.09", 1)]
    [TestCase("0.12", "0.1", 1)]
    [TestCase("12345678901234567890.1", "12345678901234567890.2", -1)]
    [TestCase("1e400", "1e399", 1)]
    [TestCase("1e99999999999999999999", "1e400", 1)]
    [TestCase("1e-99999999999999999999", "0", 1)]
    public void Numbers_are_compared_by_value(string left, string right, int expected)
    {
        var (a, b) = (JsonNumber.Parse(left)!, JsonNumber.Parse(right)!); // the rows are numbers

        Assert.That((Math.Sign(JsonNumber.Compare(a, b)), Math.Sign(JsonNumber.Compare(b, a))), Is.EqualTo((expected, -expected)));
    }

    [TestCase("1", true)]
    [TestCase("1.0", true)]
    [TestCase("1.5e1", true)]
    [TestCase("0.0", true)]
    [TestCase("1.5", false)]
    [TestCase("1e-1", false)]
    public void A_number_without_a_fraction_is_an_integer(string text, bool integer) => Assert.That(JsonNumber.Parse(text)!.IsInteger, Is.EqualTo(integer));

    [TestCase("")]
    [TestCase("+1")]
    [TestCase(".5")]
    [TestCase("1.")]
    [TestCase("1e")]
    [TestCase("0x1")]
    [TestCase("NaN")]
    [TestCase("1 ")]
    [TestCase("١")]
    public void Other_texts_are_no_numbers(string text) => Assert.That(JsonNumber.Parse(text), Is.Null);
}

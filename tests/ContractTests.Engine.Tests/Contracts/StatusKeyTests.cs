using ContractTests.Contracts.Reading;
using NUnit.Framework;

namespace ContractTests.Contracts;

[Parallelizable(ParallelScope.Self)]
public class StatusKeyTests
{
    [TestCase("100")]
    [TestCase("404")]
    [TestCase("999")]
    [TestCase("5XX")]
    [TestCase("9XX")]
    public void A_status_code_is_read_from_the_raw_scalar(string written) => Assert.That(Read(written).ToString(), Is.EqualTo(written));

    [TestCase("0404")]
    [TestCase("2_00")]
    [TestCase("1:20")]
    [TestCase("099")]
    [TestCase("0XX")]
    [TestCase("1000")]
    [TestCase("+200")]
    [TestCase("200.0")]
    [TestCase("0xC8")]
    [TestCase("٢٠٠")]
    [TestCase("5Xx")]
    [TestCase("")]
    public void What_YAML_may_call_a_number_is_not_yet_a_status_code(string written) => Assert.That(Read(written), Is.Null);

    [TestCase("404", 404, ExpectedResult = true)]
    [TestCase("404", 405, ExpectedResult = false)]
    [TestCase("4XX", 400, ExpectedResult = true)]
    [TestCase("4XX", 499, ExpectedResult = true)]
    [TestCase("4XX", 500, ExpectedResult = false)]
    public bool A_range_covers_its_hundred(string written, int code) => Read(written)!.Value.Covers(code); // the rows are keys

    private static StatusKey? Read(string written) => StatusKey.Read(new SpecScalar(default, written, plain: true, empty: false), new SpecProblems());
}

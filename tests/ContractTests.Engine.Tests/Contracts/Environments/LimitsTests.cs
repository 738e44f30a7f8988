using NUnit.Framework;

namespace ContractTests.Contracts.Environments;

[Parallelizable(ParallelScope.Self)]
public class LimitsTests
{
    [Test]
    public void Limits_that_are_not_given_have_defaults() => Assert.That(Read(""), Is.EqualTo(new Limits { Concurrency = 8, Rate = null, Requests = null, Timeout = TimeSpan.FromSeconds(10) }));

    [Test]
    public void Limits_are_read() =>
        Assert.That(Read("limits: { concurrency: 4, rate: 300/m, requests: 5000, timeout: 1.5s }"), Is.EqualTo(new Limits { Concurrency = 4, Rate = 5, Requests = 5000, Timeout = TimeSpan.FromMilliseconds(1500) }));

    [TestCase("800ms", ExpectedResult = 800)]
    [TestCase("10s", ExpectedResult = 10_000)]
    [TestCase("2m", ExpectedResult = 120_000)]
    [TestCase("1440m", ExpectedResult = 86_400_000)]
    [TestCase("0.5s", ExpectedResult = 500)]
    [TestCase("0s", ExpectedResult = null)]
    [TestCase("1441m", ExpectedResult = null)]
    [TestCase("10", ExpectedResult = null)]
    [TestCase("10 s", ExpectedResult = null)]
    [TestCase("-1s", ExpectedResult = null)]
    [TestCase("1e3ms", ExpectedResult = null)]
    [TestCase("10s\n", ExpectedResult = null)]
    [TestCase("1h", ExpectedResult = null)]
    public double? A_time_has_a_unit(string text) => Limits.Duration(text)?.TotalMilliseconds;

    [TestCase("20/s", ExpectedResult = 20)]
    [TestCase("90/m", ExpectedResult = 1.5)]
    [TestCase("0.5/s", ExpectedResult = 0.5)]
    [TestCase("0/s", ExpectedResult = null)]
    [TestCase("20", ExpectedResult = null)]
    [TestCase("20/h", ExpectedResult = null)]
    public double? A_rate_is_a_second_or_a_minute(string text) => Limits.PerSecond(text);

    [Test]
    public void A_number_beyond_all_bounds_is_no_rate_and_no_time()
    {
        var huge = new string('9', 400);

        Assert.That((Limits.PerSecond($"{huge}/s"), Limits.Duration($"{huge}m")), Is.EqualTo(((double?)null, (TimeSpan?)null)));
    }

    private static Limits Read(string limits)
    {
        using var specs = SpecsOnDisk.WithEnvironments($"environments:\n  local:\n    base_url: sample\n    variables: {{ project_id: p-1 }}\n    identities: {{ operator: {{ bearer: x }} }}\n    {limits}\n");
        return specs.ReadWell().Environment!.Limits; // no problem, so it is there
    }
}

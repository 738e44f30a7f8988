namespace Allure.Net.Commons;

/// <summary>The set-ups and tear-downs of the tests named in <see cref="children"/>. Times are milliseconds since 1970, UTC.</summary>
public sealed class TestResultContainer
{
    public string? uuid { get; set; }

    public string? name { get; set; }

    /// <summary>The <see cref="TestResult.uuid"/> of each test.</summary>
    public List<string> children { get; set; } = [];

    public string? description { get; set; }

    public string? descriptionHtml { get; set; }

    public List<FixtureResult> befores { get; set; } = [];

    public List<FixtureResult> afters { get; set; } = [];

    public List<Link> links { get; set; } = [];

    public long start { get; set; }

    public long stop { get; set; }
}

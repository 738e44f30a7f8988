namespace Allure.Net.Commons;

/// <summary>One attempt of one test: the content of a <c>UUID-result.json</c>.</summary>
public sealed class TestResult : ExecutableItem
{
    public string? uuid { get; set; }

    /// <summary>Left null, it becomes the MD5 sum of <see cref="fullName"/> and the parameters that count.</summary>
    public string? historyId { get; set; }

    /// <summary>Left null, it becomes the MD5 sum of <see cref="fullName"/>. Results that share it, and their parameters, are retries of each other.</summary>
    public string? testCaseId { get; set; }

    public string? rerunOf { get; set; }

    public string? fullName { get; set; }

    public List<Label> labels { get; set; } = [];

    public List<Link> links { get; set; } = [];
}

namespace Allure.Net.Commons;

public sealed class Link
{
    public string? name { get; set; }

    public string? url { get; set; }

    /// <summary><c>issue</c>, <c>tms</c>, <c>link</c> or a word of one's own.</summary>
    public string? type { get; set; }
}

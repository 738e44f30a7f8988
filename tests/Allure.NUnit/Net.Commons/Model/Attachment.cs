namespace Allure.Net.Commons;

public sealed class Attachment
{
    public string? name { get; set; }

    /// <summary>The name of the file in the results folder.</summary>
    public string? source { get; set; }

    /// <summary>The media type.</summary>
    public string? type { get; set; }
}

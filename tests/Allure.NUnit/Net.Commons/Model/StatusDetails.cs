namespace Allure.Net.Commons;

public sealed class StatusDetails
{
    public bool known { get; set; }

    public bool muted { get; set; }

    public bool flaky { get; set; }

    public string? message { get; set; }

    public string? trace { get; set; }

    internal static StatusDetails Of(Exception error) => new()
    {
        message = error.Message.Length == 0 ? error.GetType().Name : error.Message,
        trace = error.ToString(),
    };
}

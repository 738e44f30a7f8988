namespace Allure.Net.Commons;

/// <summary>What a test, a step and a fixture have in common. Times are milliseconds since 1970, UTC.</summary>
public abstract class ExecutableItem
{
    public string? name { get; set; }

    public Status status { get; set; }

    public StatusDetails? statusDetails { get; set; } = new();

    public Stage stage { get; set; }

    public string? description { get; set; }

    public string? descriptionHtml { get; set; }

    public List<StepResult> steps { get; set; } = [];

    public List<Attachment> attachments { get; set; } = [];

    public List<Parameter> parameters { get; set; } = [];

    public long start { get; set; }

    public long stop { get; set; }

    internal void Begin()
    {
        stage = Stage.running;
        start = Now;
    }

    internal void Finish(Status outcome, StatusDetails? details)
    {
        status = outcome;
        statusDetails = details;
        stage = Stage.finished;
        if (stop == 0)
            stop = Now; // a time that was set stays, as in later packages
    }

    internal static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
}

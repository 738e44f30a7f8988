namespace ContractTests.SampleApi.Answers;

/// <summary>An error of the documentation's tables, with its message verbatim.</summary>
internal sealed class ApiError
{
    public static readonly ApiError InvalidProject = new(400, "LTS.0001", "API version/project id invalid or missing");
    public static readonly ApiError NotAuthenticated = new(401, "LTS.0002", "Current user is not authenticated correctly, check your token");
    public static readonly ApiError NoPermission = new(403, "LTS.0003", "No permission.");
    public static readonly ApiError InvalidBody = new(400, "LTS.0009", "Failed to validate the request body");
    public static readonly ApiError Internal = new(500, "LTS.0010", "The system encountered an internal error");
    public static readonly ApiError InvalidId = new(400, "LTS.0011", "The resource id is invalid or missing");
    public static readonly ApiError GroupNameTaken = new(400, "LTS.0101", "Failed to create log group, the group name has been existed");
    public static readonly ApiError TooManyGroups = new(400, "LTS.0104", "Failed to create log group, the number of log groups exceeds the quota");
    public static readonly ApiError GroupMissing = new(404, "LTS.0201", "The group is not existed");
    public static readonly ApiError TopicNameTaken = new(400, "LTS.0205", "The topic name has been existed");
    public static readonly ApiError TooManyTopics = new(400, "LTS.0206", "Failed to create log topic, the number of log topics exceeds the quota");

    // The 2020 table has no code for a missing topic; this one is what later editions say of a log stream, as topics are called there.
    public static readonly ApiError TopicMissing = new(404, "LTS.0208", "The log stream does not existed");

    // A path that is no API never reaches the service: the API gateway before it answers, with a code of its own table.
    public static readonly ApiError NoSuchApi = new(404, "APIG.0101", "The API does not exist or has not been published in the environment");

    private ApiError(int status, string code, string message)
    {
        Answer = Answer.Json(status, json =>
        {
            json.WriteString("error_code", code);
            json.WriteString("error_msg", message);
        });
        if (status == 401) Answer = Answer with { Challenge = "X-Auth-Token realm=\"sample\"" };
    }

    public Answer Answer { get; }
}

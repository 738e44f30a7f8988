namespace ContractTests.SampleApi.Answers;

/// <summary>Errors that both editions word alike, and those of the API gateway in front of them.</summary>
internal static class CommonErrors
{
    public static readonly Answer NoPermission = ApiError.Of(403, "LTS.0003", "No permission.");
    public static readonly Answer InvalidBody = ApiError.Of(400, "LTS.0009", "Failed to validate the request body");
    public static readonly Answer Internal = ApiError.Of(500, "LTS.0010", "The system encountered an internal error");
    public static readonly Answer GroupNameTaken = ApiError.Of(400, "LTS.0101", "Failed to create log group, the group name has been existed");
    public static readonly Answer TooManyGroups = ApiError.Of(400, "LTS.0104", "Failed to create log group, the number of log groups exceeds the quota");
    public static readonly Answer TooManyStreams = ApiError.Of(400, "LTS.0206", "Failed to create log topic, the number of log topics exceeds the quota");

    // What never reaches the service is answered by the gateway, with codes of its own table.
    public static readonly Answer NoSuchApi = ApiError.Of(404, "APIG.0101", "The API does not exist or has not been published in the environment");

    // The status table promises these, no error table has a code for them: they get the gateway's general one.
    public static readonly Answer BadRequest = ApiError.Of(400, "APIG.0201", "Bad request");
    public static readonly Answer RequestTimeout = ApiError.Of(408, "APIG.0201", "Request timeout");
    public static readonly Answer Unavailable = ApiError.Of(503, "APIG.0201", "Backend unavailable") with { RetryAfter = TimeSpan.FromSeconds(1) };

    private static readonly Answer ThrottledAtAll = ApiError.Of(429, "APIG.0308", "The throttling threshold has been reached");

    public static Answer Throttled(TimeSpan wait) => ThrottledAtAll with { RetryAfter = wait };
}

namespace ContractTests.SampleApi.Answers;

/// <summary>The phrases of the documentation's status table (lts_02_0011); its 201 is `OK`.</summary>
internal static class StatusPhrase
{
    public static string Of(int status) => status switch
    {
        200 => "OK",
        201 => "OK",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The documentation has no phrase for this status."),
    };
}

namespace ContractTests.SampleApi.Answers;

/// <summary>An error as the documentation writes it: a code of its tables with the message, verbatim.</summary>
internal static class ApiError
{
    public static Answer Of(int status, string code, string message)
    {
        var answer = Answer.Json(status, json =>
        {
            json.WriteString("error_code", code);
            json.WriteString("error_msg", message);
        });
        return status == 401 ? answer with { Challenge = "X-Auth-Token realm=\"sample\"" } : answer;
    }
}

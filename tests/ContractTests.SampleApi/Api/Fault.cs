using ContractTests.SampleApi.Answers;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

/// <summary>The request header by which a test asks the sample to fail.</summary>
internal static class Fault
{
    private const string Header = "X-Fault";

    /// <summary>Null when the request asks for none. A failure that the sample does not know is a mistake, and told.</summary>
    public static Answer? AskedFor(HttpRequest request) => request.Headers[Header].ToString() switch
    {
        "" => null,
        "500" => CommonErrors.Internal,
        "503" => CommonErrors.Unavailable,
        _ => CommonErrors.BadRequest,
    };
}

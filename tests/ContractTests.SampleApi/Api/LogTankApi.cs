using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Api.Editions;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

/// <summary>
/// Decides in the order that every caller sees: whether the request came whole, what it asks to fail with, the route, who asks, how often, what
/// they may do; and then, by the edition, what they sent and what there is.
/// </summary>
internal sealed class LogTankApi(LogTank tank, TimeProvider clock)
{
    private readonly OldEdition _old = new(tank);
    private readonly CurrentEdition _current = new(tank);
    private readonly RateLimits _limits = new(clock);

    public async Task<Answer> Answer(HttpRequest request, CancellationToken cancellation)
    {
        byte[]? body;
        try
        {
            body = await RequestBody.Read(request, cancellation);
        }
        catch (BadHttpRequestException exception)
        {
            var late = exception.StatusCode == StatusCodes.Status408RequestTimeout;
            return (late ? CommonErrors.RequestTimeout : CommonErrors.BadRequest) with { EndsConnection = true };
        }

        if (Fault.AskedFor(request) is { } fault) return fault;
        if (Route.Find(request.Method, request.Path.Value ?? "") is not { } route) return CommonErrors.NoSuchApi;

        IEdition edition = route.IsOfOldEdition ? _old : _current;
        if (Caller.WithToken(request.Headers["X-Auth-Token"]) is not { } caller) return edition.NotAuthenticated(route.Operation);
        if (_limits.Exceeded(caller) is { } wait) return CommonErrors.Throttled(wait);
        if (route.Writes && !caller.MayWrite) return CommonErrors.NoPermission;

        return edition.CarryOut(route, request, body);
    }
}

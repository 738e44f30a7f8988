using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Api;
using ContractTests.SampleApi.Misconduct;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractTests.SampleApi;

internal sealed class SampleApplication(LogTankApi api, LogTank tank, Misbehaviour misbehaviour) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        // Tests ask here what was left over, so it neither misbehaves nor wants a token.
        if (context.Request is { Method: "GET", Path.Value: "/sample/state" })
        {
            await tank.State().Show().Send(context);
            return;
        }

        switch (misbehaviour)
        {
            case Misbehaviour.NoAnswer:
                await BrokenExchange.NeverAnswer(context);
                break;
            case Misbehaviour.Close:
                await BrokenExchange.Close(context);
                break;
            case Misbehaviour.Reset:
                BrokenExchange.Reset(context);
                break;
            case Misbehaviour.TruncatedBody:
                await BrokenExchange.Truncate(await Answer(context), context);
                break;
            default:
                await FalseAnswer.For(await Answer(context), misbehaviour).Send(context);
                break;
        }
    }

    private async Task<Answer> Answer(HttpContext context)
    {
        try
        {
            return await api.Answer(context.Request, context.RequestAborted);
        }
        // A client that went away is no error of this server.
        catch (Exception exception) when (exception is not (IOException or OperationCanceledException))
        {
            return CommonErrors.Internal;
        }
    }
}

using ContractTests.SampleApi.Answers;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractTests.SampleApi.Misconduct;

/// <summary>Ways to leave a client without a whole answer.</summary>
internal static class BrokenExchange
{
    private const int MissingBytes = 16;

    public static async Task NeverAnswer(HttpContext context)
    {
        await Drain(context);
        await Gone(context);
    }

    public static async Task Close(HttpContext context)
    {
        // Closing over unread bytes makes the system send RST instead of FIN.
        await Drain(context);
        await Finish(context);
    }

    // Kestrel closes an aborted connection with a linger time of zero, which is what sends RST.
    public static void Reset(HttpContext context) => context.Abort();

    public static async Task Truncate(Answer answer, HttpContext context)
    {
        if (answer.Body.IsEmpty)
        {
            await answer.Send(context);
            return;
        }

        await Drain(context);
        answer.WriteHead(context, answer.Body.Length + MissingBytes);
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Finish(context);
    }

    private static async Task Drain(HttpContext context)
    {
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        // The body was too slow or broken, or the client went: there is nothing more to read, and Kestrel's own answer must not go out.
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
        }
    }

    // Ending the transport's output behind Kestrel's back sends what is queued and then FIN; every way of its own adds an answer or a reset.
    private static async Task Finish(HttpContext context)
    {
        await context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output.CompleteAsync();
        await Gone(context);
    }

    private static async Task Gone(HttpContext context) =>
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

/// <summary>Decides in the order that every caller sees: the route, who asks, what they may do, what they sent, what there is.</summary>
internal sealed class LogTankApi(LogTank tank)
{
    public async Task<Answer> Answer(HttpRequest request, CancellationToken cancellation)
    {
        if (Route.Find(request.Method, request.Path.Value ?? "") is not { } route) return ApiError.NoSuchApi.Answer;
        if (Caller.WithToken(request.Headers["X-Auth-Token"]) is not { } caller) return ApiError.NotAuthenticated.Answer;
        if (route.Writes && !caller.MayWrite) return ApiError.NoPermission.Answer;

        if (!ResourceId.IsProject(route.Project)) return ApiError.InvalidProject.Answer;
        Guid group = default, topic = default;
        if (route.Group is not null && !ResourceId.TryParse(route.Group, out group)) return ApiError.InvalidId.Answer;
        if (route.Topic is not null && !ResourceId.TryParse(route.Topic, out topic)) return ApiError.InvalidId.Answer;

        return route.Operation switch
        {
            Operation.CreateGroup => await CreateGroup(route.Project, request, cancellation),
            Operation.ShowGroup => tank.ShowGroup(route.Project, group),
            Operation.DeleteGroup => tank.DeleteGroup(route.Project, group),
            Operation.CreateTopic => await CreateTopic(route.Project, group, request, cancellation),
            Operation.ShowTopic => tank.ShowTopic(route.Project, group, topic),
            Operation.DeleteTopic => tank.DeleteTopic(route.Project, group, topic),
            _ => throw new InvalidOperationException($"Nothing carries out {route.Operation}."),
        };
    }

    private async Task<Answer> CreateGroup(string project, HttpRequest request, CancellationToken cancellation) =>
        await RequestBody.Read(request, cancellation) is { } body && CreationRequest.TryParseGroup(body, out var creation)
            ? tank.CreateGroup(project, creation.Name)
            : ApiError.InvalidBody.Answer;

    private async Task<Answer> CreateTopic(string project, Guid group, HttpRequest request, CancellationToken cancellation) =>
        await RequestBody.Read(request, cancellation) is { } body && CreationRequest.TryParseTopic(body, out var creation)
            ? tank.CreateTopic(project, group, creation.Name)
            : ApiError.InvalidBody.Answer;
}

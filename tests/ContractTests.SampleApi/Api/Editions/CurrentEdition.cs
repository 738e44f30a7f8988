using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Api.Bodies;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>The ten operations of the current edition, v2.</summary>
internal sealed class CurrentEdition(LogTank tank) : IEdition
{
    public Answer NotAuthenticated(Operation operation) => CurrentErrors.NotAuthenticated(operation);

    public Answer CarryOut(Route route, HttpRequest request, byte[]? body)
    {
        var project = route.Project;
        if (project != Caller.Project) return CurrentErrors.ForeignProject;
        // What is no id is the id of nothing: this edition has no other words for it.
        Guid group = default, stream = default;
        if (route.Group.Length > 0 && !ResourceId.TryParse(route.Group, out group)) return CurrentErrors.For(Refusal.GroupMissing);
        if (route.Stream.Length > 0 && !ResourceId.TryParse(route.Stream, out stream)) return CurrentErrors.For(Refusal.StreamMissing);

        return route.Operation switch
        {
            Operation.CreateGroup => With(request, body, GroupCreation.Read, creation => CreateGroup(project, creation)),
            Operation.ListGroups => CurrentShapes.List(tank.Groups(project)),
            Operation.ChangeGroup => With(request, body, RetentionChange.Read, change => ChangeGroup(project, group, change)),
            Operation.DeleteGroup => tank.DeleteGroup(project, group).Answer(_ => Answer.NoContent, CurrentErrors.For),
            Operation.CreateStream => With(request, body, StreamCreation.Read, creation => CreateStream(project, group, creation)),
            Operation.ListStreams => tank.FindGroup(project, group).Answer(found => CurrentShapes.ListStreams(found.Streams.Values), CurrentErrors.For),
            Operation.ChangeStream => With(request, body, RetentionChange.Read, change => ChangeStream(project, group, stream, change)),
            Operation.DeleteStream => tank.DeleteStream(project, group, stream).Answer(_ => Answer.NoContent, CurrentErrors.For),
            Operation.FindStreams => FindStreams(project, request.Query),
            Operation.QueryLogs => With(request, body, LogQuery.Read, _ => QueryLogs(project, group, stream)),
            _ => throw new InvalidOperationException($"The current edition has no {route.Operation}."),
        };
    }

    private static Answer With<T>(HttpRequest request, byte[]? body, Func<JsonObject, T> read, Func<T, Answer> carryOut)
        where T : class =>
        JsonContentType.Is(request.ContentType) && JsonObject.Read(body, read) is { } wanted ? carryOut(wanted) : CommonErrors.InvalidBody;

    private Answer CreateGroup(string project, GroupCreation creation) =>
        tank.CreateGroup(project, creation.Name, creation.TimeToLiveInDays, creation.Tags)
            .Answer(created => Answer.Json(201, json => json.WriteString("log_group_id", created.Id)), CurrentErrors.For);

    private Answer ChangeGroup(string project, Guid group, RetentionChange change) =>
        tank.ChangeGroup(project, group, change.TimeToLiveInDays, change.Tags).Answer(CurrentShapes.Show, CurrentErrors.For);

    private Answer CreateStream(string project, Guid group, StreamCreation creation) =>
        tank.CreateStream(project, group, creation.Name, creation.TimeToLiveInDays, creation.Tags)
            .Answer(created => Answer.Json(201, json => json.WriteString("log_stream_id", created.Id)), CurrentErrors.For);

    private Answer ChangeStream(string project, Guid group, Guid stream, RetentionChange change) =>
        tank.ChangeStream(project, group, stream, change.TimeToLiveInDays, change.Tags).Answer(CurrentShapes.Show, CurrentErrors.For);

    private Answer FindStreams(string project, IQueryCollection query)
    {
        if (!NameFilter.TryRead(query, "log_group_name", out var groupName) || !NameFilter.TryRead(query, "log_stream_name", out var streamName))
            return CommonErrors.InvalidBody;

        return CurrentShapes.FoundStreams(tank.Groups(project)
            .Where(group => groupName is null || group.Name == groupName)
            .SelectMany(group => group.Streams.Values)
            .Where(stream => streamName is null || stream.Name == streamName));
    }

    private Answer QueryLogs(string project, Guid group, Guid stream) =>
        tank.FindStream(project, group, stream).Answer(_ => CurrentShapes.NoLogs, CurrentErrors.For);
}

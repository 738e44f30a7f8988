using System.Collections.Immutable;
using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Api.Bodies;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>The six operations of the 2020 edition, v2.0. It asks for no Content-Type and knows no tags.</summary>
internal sealed class OldEdition(LogTank tank) : IEdition
{
    private static readonly ImmutableSortedDictionary<string, string> NoTags = ImmutableSortedDictionary<string, string>.Empty;

    public Answer NotAuthenticated(Operation operation) => OldErrors.NotAuthenticated;

    public Answer CarryOut(Route route, HttpRequest request, byte[]? body)
    {
        var project = route.Project;
        if (!ResourceId.IsProject(project)) return OldErrors.InvalidProject;
        Guid group = default, topic = default;
        if (route.Group.Length > 0 && !ResourceId.TryParse(route.Group, out group)) return OldErrors.InvalidId;
        if (route.Stream.Length > 0 && !ResourceId.TryParse(route.Stream, out topic)) return OldErrors.InvalidId;

        return route.Operation switch
        {
            Operation.CreateOldGroup => CreateGroup(project, body),
            Operation.ShowOldGroup => tank.FindGroup(project, group).Answer(Show, OldErrors.For),
            Operation.DeleteOldGroup => tank.DeleteGroup(project, group).Answer(_ => Answer.NoContent, OldErrors.For),
            Operation.CreateTopic => CreateTopic(project, group, body),
            Operation.ShowTopic => tank.FindStream(project, group, topic).Answer(Show, OldErrors.For),
            Operation.DeleteTopic => tank.DeleteStream(project, group, topic).Answer(_ => Answer.NoContent, OldErrors.For),
            _ => throw new InvalidOperationException($"The 2020 edition has no {route.Operation}."),
        };
    }

    private Answer CreateGroup(string project, byte[]? body) => JsonObject.Read(body, GroupCreation.ReadOld) is { } creation
        ? tank.CreateGroup(project, creation.Name, creation.TimeToLiveInDays, creation.Tags)
            .Answer(created => Answer.Json(201, json => json.WriteString("log_group_id", created.Id)), OldErrors.For)
        : CommonErrors.InvalidBody;

    private Answer CreateTopic(string project, Guid group, byte[]? body) => JsonObject.Read(body, StreamCreation.ReadTopic) is { } creation
        ? tank.CreateStream(project, group, creation.Name, creation.TimeToLiveInDays, NoTags)
            .Answer(created => Answer.Json(201, json => json.WriteString("log_topic_id", created.Id)), OldErrors.For)
        : CommonErrors.InvalidBody;

    private static Answer Show(LogGroup group) => Answer.Json(200, json =>
    {
        json.WriteString("log_group_id", group.Id);
        json.WriteString("log_group_name", group.Name);
        json.WriteNumber("creation_time", group.CreatedAtMs);
        json.WriteNumber("ttl_in_days", group.TimeToLiveInDays);
    });

    private static Answer Show(LogStream topic) => Answer.Json(200, json =>
    {
        json.WriteString("log_topic_name", topic.Name);
        json.WriteNumber("creation_time", topic.CreatedAtMs);
        json.WriteBoolean("index_enabled", true);
    });
}

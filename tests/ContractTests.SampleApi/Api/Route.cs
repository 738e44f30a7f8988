namespace ContractTests.SampleApi.Api;

/// <summary>An operation and the path parameters as they were sent; those that its template lacks are empty, which a sent one never is.</summary>
internal sealed record Route(Operation Operation, string Project, string Group = "", string Stream = "")
{
    public bool IsOfOldEdition => Operation <= Operation.DeleteTopic;

    public bool Writes => Operation is not (Operation.ShowOldGroup or Operation.ShowTopic
        or Operation.ListGroups or Operation.ListStreams or Operation.FindStreams or Operation.QueryLogs);

    /// <summary>Null when there is no such operation. Paths are case-sensitive, as the documentation says, and a parameter is never empty.</summary>
    public static Route? Find(string method, string path) => path.Split('/') switch
    {
        ["", "v2.0", { Length: > 0 } project, .. var rest] => FindOld(method, project, rest),
        ["", "v2", { Length: > 0 } project, .. var rest] => FindCurrent(method, project, rest),
        _ => null,
    };

    private static Route? FindOld(string method, string project, string[] rest) => (method, rest) switch
    {
        ("POST", ["log-groups"]) => new(Operation.CreateOldGroup, project),
        ("GET", ["log-groups", { Length: > 0 } group]) => new(Operation.ShowOldGroup, project, group),
        ("DELETE", ["log-groups", { Length: > 0 } group]) => new(Operation.DeleteOldGroup, project, group),
        ("POST", ["log-groups", { Length: > 0 } group, "log-topics"]) => new(Operation.CreateTopic, project, group),
        ("GET", ["log-groups", { Length: > 0 } group, "log-topics", { Length: > 0 } topic]) => new(Operation.ShowTopic, project, group, topic),
        ("DELETE", ["log-groups", { Length: > 0 } group, "log-topics", { Length: > 0 } topic]) => new(Operation.DeleteTopic, project, group, topic),
        _ => null,
    };

    private static Route? FindCurrent(string method, string project, string[] rest) => (method, rest) switch
    {
        ("POST", ["groups"]) => new(Operation.CreateGroup, project),
        ("GET", ["groups"]) => new(Operation.ListGroups, project),
        ("POST", ["groups", { Length: > 0 } group]) => new(Operation.ChangeGroup, project, group),
        ("DELETE", ["groups", { Length: > 0 } group]) => new(Operation.DeleteGroup, project, group),
        ("POST", ["groups", { Length: > 0 } group, "streams"]) => new(Operation.CreateStream, project, group),
        ("GET", ["groups", { Length: > 0 } group, "streams"]) => new(Operation.ListStreams, project, group),
        ("PUT", ["groups", { Length: > 0 } group, "streams-ttl", { Length: > 0 } stream]) => new(Operation.ChangeStream, project, group, stream),
        ("DELETE", ["groups", { Length: > 0 } group, "streams", { Length: > 0 } stream]) => new(Operation.DeleteStream, project, group, stream),
        ("POST", ["groups", { Length: > 0 } group, "streams", { Length: > 0 } stream, "content", "query"]) => new(Operation.QueryLogs, project, group, stream),
        ("GET", ["log-streams"]) => new(Operation.FindStreams, project),
        _ => null,
    };
}

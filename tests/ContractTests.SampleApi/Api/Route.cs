namespace ContractTests.SampleApi.Api;

/// <summary>An operation of the 2020 edition and the path parameters as they were sent; those that its template lacks are null.</summary>
internal sealed record Route(Operation Operation, string Project, string? Group = null, string? Topic = null)
{
    public bool Writes => Operation is not (Operation.ShowGroup or Operation.ShowTopic);

    /// <summary>Null when there is no such operation. Paths are case-sensitive, as the documentation says, and a parameter is never empty.</summary>
    public static Route? Find(string method, string path) => path.Split('/') switch
    {
        ["", "v2.0", { Length: > 0 } project, "log-groups"] => method switch
        {
            "POST" => new(Operation.CreateGroup, project),
            _ => null,
        },
        ["", "v2.0", { Length: > 0 } project, "log-groups", { Length: > 0 } group] => method switch
        {
            "GET" => new(Operation.ShowGroup, project, group),
            "DELETE" => new(Operation.DeleteGroup, project, group),
            _ => null,
        },
        ["", "v2.0", { Length: > 0 } project, "log-groups", { Length: > 0 } group, "log-topics"] => method switch
        {
            "POST" => new(Operation.CreateTopic, project, group),
            _ => null,
        },
        ["", "v2.0", { Length: > 0 } project, "log-groups", { Length: > 0 } group, "log-topics", { Length: > 0 } topic] => method switch
        {
            "GET" => new(Operation.ShowTopic, project, group, topic),
            "DELETE" => new(Operation.DeleteTopic, project, group, topic),
            _ => null,
        },
        _ => null,
    };
}

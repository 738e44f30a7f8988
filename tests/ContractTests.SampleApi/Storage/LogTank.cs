using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Storage;

/// <summary>The log groups and topics of every project, in memory. Safe for any number of callers at once.</summary>
internal sealed class LogTank(TimeProvider clock)
{
    private const int Quota = 100;

    // One lock for all: whether a name is taken and whether the quota is reached must be decided together with the insertion.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<Guid, LogGroup>> _projects = [];

    public Answer CreateGroup(string project, string name)
    {
        lock (_lock)
        {
            if (!_projects.TryGetValue(project, out var groups)) _projects[project] = groups = [];
            if (groups.Values.Any(group => group.Name == name)) return ApiError.GroupNameTaken.Answer;
            if (groups.Count == Quota) return ApiError.TooManyGroups.Answer;

            var created = new LogGroup(Guid.NewGuid(), name, Now());
            groups.Add(created.Id, created);
            return created.Created();
        }
    }

    public Answer ShowGroup(string project, Guid id)
    {
        lock (_lock) return Find(project, id)?.Show() ?? ApiError.GroupMissing.Answer;
    }

    public Answer DeleteGroup(string project, Guid id)
    {
        lock (_lock)
        {
            if (Find(project, id) is null) return ApiError.GroupMissing.Answer;
            _projects[project].Remove(id);
            return Answer.NoContent;
        }
    }

    public Answer CreateTopic(string project, Guid groupId, string name)
    {
        lock (_lock)
        {
            if (Find(project, groupId) is not { } group) return ApiError.GroupMissing.Answer;
            if (group.Topics.Values.Any(topic => topic.Name == name)) return ApiError.TopicNameTaken.Answer;
            if (group.Topics.Count == Quota) return ApiError.TooManyTopics.Answer;

            var created = new LogTopic(Guid.NewGuid(), name, Now());
            group.Topics.Add(created.Id, created);
            return created.Created();
        }
    }

    public Answer ShowTopic(string project, Guid groupId, Guid id)
    {
        lock (_lock)
        {
            if (Find(project, groupId) is not { } group) return ApiError.GroupMissing.Answer;
            return group.Topics.GetValueOrDefault(id)?.Show() ?? ApiError.TopicMissing.Answer;
        }
    }

    public Answer DeleteTopic(string project, Guid groupId, Guid id)
    {
        lock (_lock)
        {
            if (Find(project, groupId) is not { } group) return ApiError.GroupMissing.Answer;
            return group.Topics.Remove(id) ? Answer.NoContent : ApiError.TopicMissing.Answer;
        }
    }

    public Answer State()
    {
        lock (_lock)
        {
            var groups = _projects.Values.SelectMany(project => project.Values).ToList();
            return Answer.Json(200, json =>
            {
                json.WriteNumber("log_groups", groups.Count);
                json.WriteNumber("log_topics", groups.Sum(group => group.Topics.Count));
            });
        }
    }

    private LogGroup? Find(string project, Guid id) => _projects.GetValueOrDefault(project)?.GetValueOrDefault(id);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

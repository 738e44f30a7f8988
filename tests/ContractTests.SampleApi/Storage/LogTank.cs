using System.Collections.Immutable;

namespace ContractTests.SampleApi.Storage;

/// <summary>The log groups and streams of every project, in memory, for both editions of the API. Safe for any number of callers at once.</summary>
internal sealed class LogTank(TimeProvider clock)
{
    /// <summary>
    /// The documentation says 100. Two contract runs at once, with 64 cases each and a group for each case, would then draw a documented 400 that
    /// no case meant to draw.
    /// </summary>
    public const int GroupQuota = 1000;

    public const int StreamQuota = 100;

    // One lock for all: whether a name is taken and whether the quota is reached must be decided together with the insertion.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<Guid, LogGroup>> _projects = [];

    public Outcome<LogGroup> CreateGroup(string project, string name, int timeToLiveInDays, ImmutableSortedDictionary<string, string> tags)
    {
        lock (_lock)
        {
            if (!_projects.TryGetValue(project, out var groups)) _projects[project] = groups = [];
            if (groups.Values.Any(group => group.Name == name)) return Refusal.GroupNameTaken;
            if (groups.Count == GroupQuota) return Refusal.TooManyGroups;

            var created = new LogGroup(Guid.NewGuid(), name, Now(), timeToLiveInDays) { Tags = tags };
            groups.Add(created.Id, created);
            return created;
        }
    }

    public Outcome<LogGroup> FindGroup(string project, Guid id)
    {
        lock (_lock)
        {
            var found = _projects.GetValueOrDefault(project)?.GetValueOrDefault(id);
            return found is null ? Refusal.GroupMissing : found;
        }
    }

    /// <summary>In the order of their making.</summary>
    public IReadOnlyList<LogGroup> Groups(string project)
    {
        lock (_lock) return [.. _projects.GetValueOrDefault(project)?.Values.OrderBy(group => group.CreatedAtMs) ?? Enumerable.Empty<LogGroup>()];
    }

    /// <summary>Null leaves the tags as they are.</summary>
    public Outcome<LogGroup> ChangeGroup(string project, Guid id, int timeToLiveInDays, ImmutableSortedDictionary<string, string>? tags)
    {
        lock (_lock)
        {
            if (FindGroup(project, id) is not { Value: { } group }) return Refusal.GroupMissing;
            return _projects[project][id] = group with { TimeToLiveInDays = timeToLiveInDays, Tags = tags ?? group.Tags };
        }
    }

    public Outcome<LogGroup> DeleteGroup(string project, Guid id)
    {
        lock (_lock)
        {
            var found = FindGroup(project, id);
            if (found.Value is not null) _projects[project].Remove(id);
            return found;
        }
    }

    /// <summary>A stream without a retention of its own gets its group's.</summary>
    public Outcome<LogStream> CreateStream(string project, Guid groupId, string name, int? timeToLiveInDays, ImmutableSortedDictionary<string, string> tags)
    {
        lock (_lock)
        {
            if (FindGroup(project, groupId) is not { Value: { } group }) return Refusal.GroupMissing;
            if (group.Streams.Values.Any(stream => stream.Name == name)) return Refusal.StreamNameTaken;
            if (group.Streams.Count == StreamQuota) return Refusal.TooManyStreams;

            var created = new LogStream(Guid.NewGuid(), name, Now(), timeToLiveInDays ?? group.TimeToLiveInDays) { Tags = tags };
            _projects[project][groupId] = group with { Streams = group.Streams.Add(created.Id, created) };
            return created;
        }
    }

    public Outcome<LogStream> FindStream(string project, Guid groupId, Guid id)
    {
        if (FindGroup(project, groupId) is not { Value: { } group }) return Refusal.GroupMissing;
        return group.Streams.GetValueOrDefault(id) is { } found ? found : Refusal.StreamMissing;
    }

    /// <summary>Null leaves the tags as they are.</summary>
    public Outcome<LogStream> ChangeStream(string project, Guid groupId, Guid id, int timeToLiveInDays, ImmutableSortedDictionary<string, string>? tags)
    {
        lock (_lock)
        {
            var found = FindStream(project, groupId, id);
            if (found.Value is not { } stream) return found;

            var changed = stream with { TimeToLiveInDays = timeToLiveInDays, Tags = tags ?? stream.Tags };
            var group = _projects[project][groupId];
            _projects[project][groupId] = group with { Streams = group.Streams.SetItem(id, changed) };
            return changed;
        }
    }

    public Outcome<LogStream> DeleteStream(string project, Guid groupId, Guid id)
    {
        lock (_lock)
        {
            var found = FindStream(project, groupId, id);
            if (found.Value is null) return found;

            var group = _projects[project][groupId];
            _projects[project][groupId] = group with { Streams = group.Streams.Remove(id) };
            return found;
        }
    }

    public TankState State()
    {
        lock (_lock)
        {
            var groups = _projects.Values.SelectMany(project => project.Values).ToList();
            return new(groups.Count, groups.Sum(group => group.Streams.Count));
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

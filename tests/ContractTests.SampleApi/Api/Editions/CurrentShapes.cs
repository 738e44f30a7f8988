using System.Collections.Immutable;
using System.Text.Json;
using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Storage;

namespace ContractTests.SampleApi.Api.Editions;

/// <summary>The bodies of the current edition's 200s.</summary>
internal static class CurrentShapes
{
    /// <summary>Nobody writes logs into the sample, so every search finds none.</summary>
    public static readonly Answer NoLogs = Answer.Json(200, json =>
    {
        json.WriteNumber("count", 0);
        json.WriteStartArray("logs");
        json.WriteEndArray();
        json.WriteBoolean("isQueryComplete", true);
    });

    public static Answer Show(LogGroup group) => Answer.Json(200, json => WriteGroup(json, group));

    // Here, and only here, this edition speaks of topics as the old one does.
    public static Answer Show(LogStream stream) => Answer.Json(200, json =>
    {
        json.WriteNumber("creation_time", stream.CreatedAtMs);
        json.WriteString("log_topic_name", stream.Name);
        json.WriteString("log_topic_id", stream.Id);
        json.WriteNumber("ttl_in_days", stream.TimeToLiveInDays);
    });

    public static Answer List(IEnumerable<LogGroup> groups) => List("log_groups", groups, (json, group) =>
    {
        WriteGroup(json, group);
        WriteTags(json, group.Tags);
    });

    public static Answer ListStreams(IEnumerable<LogStream> streams) => List("log_streams", streams, (json, stream) =>
    {
        WriteStream(json, stream);
        json.WriteBoolean("is_favorite", false);
    });

    public static Answer FoundStreams(IEnumerable<LogStream> streams) => List("log_streams", streams, WriteStream);

    private static Answer List<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Answer.Json(200, json =>
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteGroup(Utf8JsonWriter json, LogGroup group)
    {
        json.WriteNumber("creation_time", group.CreatedAtMs);
        json.WriteString("log_group_name", group.Name);
        json.WriteString("log_group_id", group.Id);
        json.WriteNumber("ttl_in_days", group.TimeToLiveInDays);
    }

    private static void WriteStream(Utf8JsonWriter json, LogStream stream)
    {
        json.WriteNumber("creation_time", stream.CreatedAtMs);
        json.WriteString("log_stream_name", stream.Name);
        json.WriteString("log_stream_id", stream.Id);
        json.WriteNumber("filter_count", 0);
        WriteTags(json, stream.Tags);
    }

    // The pages' examples leave the member out where there are none.
    private static void WriteTags(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> tags)
    {
        if (tags.IsEmpty) return;
        json.WriteStartObject("tag");
        foreach (var (key, value) in tags) json.WriteString(key, value);
        json.WriteEndObject();
    }
}

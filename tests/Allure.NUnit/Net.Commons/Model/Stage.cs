using System.Text.Json.Serialization;

namespace Allure.Net.Commons;

[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    scheduled,
    running,
    finished,
    pending,
    interrupted,
}

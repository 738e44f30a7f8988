using System.Text.Json.Serialization;

namespace Allure.Net.Commons;

[JsonConverter(typeof(JsonStringEnumConverter<Status>))]
public enum Status
{
    none,
    failed,
    broken,
    passed,
    skipped,
}

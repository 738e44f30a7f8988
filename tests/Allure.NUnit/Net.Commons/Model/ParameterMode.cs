using System.Text.Json.Serialization;

namespace Allure.Net.Commons;

/// <summary>How the report shows a parameter. The value is in the results file in every mode: no mode hides a secret.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParameterMode>))]
public enum ParameterMode
{
    [JsonStringEnumMemberName("default")]
    Default,
    [JsonStringEnumMemberName("masked")]
    Masked,
    [JsonStringEnumMemberName("hidden")]
    Hidden,
}

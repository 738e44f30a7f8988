using System.Text.Json.Serialization;

namespace Allure.Net.Commons.Writing;

/// <summary>The results format: fields that are null are left out, empty lists are not.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = DepthOfNestedSteps)]
[JsonSerializable(typeof(TestResult))]
[JsonSerializable(typeof(TestResultContainer))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Each step inside a step is two levels of JSON.</summary>
    public const int DepthOfNestedSteps = 1000;
}

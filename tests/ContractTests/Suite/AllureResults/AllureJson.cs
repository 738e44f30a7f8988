using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractTests.Suite.AllureResults;

/// <summary>JSON as Allure reads it, indented, and readable without escapes.</summary>
[JsonSerializable(typeof(IReadOnlyList<AllureCategory>))]
[JsonSerializable(typeof(AllureExecutor))]
[JsonSerializable(typeof(AllureGlobals))]
[JsonSerializable(typeof(string))]
internal sealed partial class AllureJson : JsonSerializerContext
{
    public static AllureJson Readable { get; } = new(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

using System.Security.Cryptography;
using System.Text;

namespace Allure.Net.Commons;

/// <summary>The ids that a test did not set itself, the same as the package gives it.</summary>
internal static class TestIdentity
{
    public static void Complete(TestResult test)
    {
        var fullName = test.fullName ?? "";
        test.testCaseId ??= Md5(fullName);
        test.historyId ??= Md5($$"""{"fullName":{{ParameterText.Quoted(fullName)}},"parameters":[{{string.Join(',', Values(test))}}]}""");
    }

    private static IEnumerable<string> Values(TestResult test) =>
        from parameter in test.parameters
        where !parameter.excluded
        orderby parameter.name
        select parameter.value is { } value ? ParameterText.Quoted(value) : "null";

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}

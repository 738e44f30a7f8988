using System.Globalization;

namespace Allure.Net.Commons;

/// <summary>A name and a value to group and filter tests by. A test may have several of one name.</summary>
public sealed class Label
{
    public string? name { get; set; }

    public string? value { get; set; }

    public static Label TestType(string value) => new() { name = "testType", value = value };

    public static Label ParentSuite(string value) => new() { name = "parentSuite", value = value };

    public static Label Suite(string value) => new() { name = "suite", value = value };

    public static Label SubSuite(string value) => new() { name = "subSuite", value = value };

    public static Label Owner(string value) => new() { name = "owner", value = value };

    public static Label Severity(SeverityLevel value) => new() { name = "severity", value = value.ToString() };

    public static Label Tag(string value) => new() { name = "tag", value = value };

    public static Label Epic(string value) => new() { name = "epic", value = value };

    public static Label Feature(string value) => new() { name = "feature", value = value };

    public static Label Story(string value) => new() { name = "story", value = value };

    public static Label Framework(string value) => new() { name = "framework", value = value };

    public static Label Language() => new() { name = "language", value = "C#" };

    public static Label Package(string value) => new() { name = "package", value = value };

    public static Label TestClass(string value) => new() { name = "testClass", value = value };

    public static Label TestMethod(string value) => new() { name = "testMethod", value = value };

    /// <summary>The thread that calls, by its name if it has one, else by its number.</summary>
    public static Label Thread()
    {
        var thread = System.Threading.Thread.CurrentThread;
        return new() { name = "thread", value = thread.Name ?? thread.ManagedThreadId.ToString(CultureInfo.InvariantCulture) };
    }

    public static Label Host() => Host(Environment.MachineName);

    public static Label Host(string value) => new() { name = "host", value = value };

    public static Label AllureId(int value) => new() { name = "ALLURE_ID", value = value.ToString(CultureInfo.InvariantCulture) };
}

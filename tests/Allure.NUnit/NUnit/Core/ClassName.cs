namespace Allure.NUnit.Core;

/// <summary>NUnit's name of a class, <c>Some.Name.Space.Class&lt;Type.Argument&gt;(arguments)</c>, split where its namespace ends.</summary>
internal static class ClassName
{
    public static string WithoutNamespace(string fullName) => fullName[(LastDot(fullName) + 1)..];

    public static string Namespace(string fullName) => LastDot(fullName) is var dot and > 0 ? fullName[..dot] : "";

    private static int LastDot(string fullName)
    {
        var arguments = fullName.AsSpan().IndexOfAny('<', '(');
        return fullName.AsSpan(0, arguments < 0 ? fullName.Length : arguments).LastIndexOf('.');
    }
}

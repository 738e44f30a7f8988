using Allure.Net.Commons;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Allure.NUnit.Core;

/// <summary><c>Assembly:Namespace.Class(fixture arguments).Method(parameter types)</c>: the same for every case of one method.</summary>
internal static class FullName
{
    public static string Of(ITest test)
    {
        if (test.Method?.MethodInfo is not { DeclaringType: { } type } method)
            return test.FullName;

        var parameters = string.Join(',', method.GetParameters().Select(parameter => TypeName(parameter.ParameterType)));
        return $"{TypeName(type)}{FixtureArguments(test)}.{method.Name}{Generic(method.GetGenericArguments())}({parameters})";
    }

    private static string FixtureArguments(ITest test)
    {
        for (var suite = test.Parent; suite is not null; suite = suite.Parent)
        {
            if (suite is TestFixture { Arguments.Length: > 0 } fixture)
                return $"({string.Join(',', fixture.Arguments.Select(ParameterText.Of))})";
        }

        return "";
    }

    private static string TypeName(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        var assembly = type.Assembly == typeof(object).Assembly ? "" : type.Assembly.GetName().Name + ":";
        return assembly + Nested(type) + Generic(type.GetGenericArguments());
    }

    private static string Nested(Type type) =>
        type.DeclaringType is { } outer ? $"{Nested(outer)}+{type.Name}"
        : type.Namespace is { } space ? $"{space}.{type.Name}"
        : type.Name;

    private static string Generic(Type[] arguments) =>
        arguments.Length == 0 ? "" : $"[{string.Join(',', arguments.Select(TypeName))}]";
}

namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>The value is written as JSON: a string comes out in quotes. Use the overload with a <see cref="Parameter"/> for text as it is.</summary>
    public static void AddTestParameter(string name, object? value) =>
        AddTestParameter(new() { name = name, value = ParameterText.Of(value) });

    public static void AddTestParameter(string name, object? value, ParameterMode mode) =>
        AddTestParameter(new() { name = name, value = ParameterText.Of(value), mode = mode });

    public static void AddTestParameter(string name, object? value, bool excluded) =>
        AddTestParameter(new() { name = name, value = ParameterText.Of(value), excluded = excluded });

    public static void AddTestParameter(string name, object? value, ParameterMode mode, bool excluded) =>
        AddTestParameter(new() { name = name, value = ParameterText.Of(value), mode = mode, excluded = excluded });

    public static void AddTestParameter(Parameter parameter) => Update(test => test.parameters.Add(parameter));
}

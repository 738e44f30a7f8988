namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>An operation as the request of a fixture or a clean-up, whose path names the variables themselves.</summary>
internal static class SupportLine
{
    public static string Of(ApiOperation operation, PathVariables variables)
    {
        var text = operation.Template.Text;
        foreach (var parameter in operation.Template.Parameters.Reverse())
        {
            var at = parameter.Before.Length;
            var end = text.IndexOf('}', at);
            var plus = text[at + 1] == '+' ? "+" : "";
            text = $"{text[..at]}{{{plus}{variables[parameter].Name}}}{text[(end + 1)..]}";
        }

        return $"{operation.Method} {text}";
    }
}

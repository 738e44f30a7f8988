namespace Allure.Net.Commons;

public sealed class Parameter
{
    public string? name { get; set; }

    public string? value { get; set; }

    /// <summary>True keeps the value out of the test's identity, so that another value is not another test.</summary>
    public bool excluded { get; set; }

    public ParameterMode? mode { get; set; }
}

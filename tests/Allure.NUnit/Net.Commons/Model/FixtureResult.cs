namespace Allure.Net.Commons;

/// <summary>A set-up or tear-down of a container's tests.</summary>
public sealed class FixtureResult : ExecutableItem
{
}

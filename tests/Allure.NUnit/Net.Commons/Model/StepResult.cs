namespace Allure.Net.Commons;

public sealed class StepResult : ExecutableItem
{
}
